import { inputFiles } from "@web/../tests/utils";

/** Steps that tours of this addon share. Fields and buttons are found by their names, never by words that somebody may change. */

export const field = (name, scope = "") => `${scope} .o_field_widget[name=${name}]`.trim();

export const click = (trigger, content) => ({ content, trigger, run: "click" });

export const type = (name, text, scope = "") => ({ trigger: `${field(name, scope)} input, ${field(name, scope)} textarea`, run: `edit ${text}` });

/** A moment by what Odoo's date fields understand ("+3H"): the browser's clock goes on while that of the server stands still. */
export const typeMoment = (name, text) => ({ trigger: `${field(name)} input, ${field(name)} button`, run: `edit ${text} && press Enter` });

export const tick = (name) => click(`${field(name)} input[type=checkbox]`);

export const pick = (name, value) => click(`${field(name)} input[data-value=${value}]`);

/** The n-th answer of a selection, counted from 0. */
export const select = (name, index, scope = "") => [
    click(`${field(name, scope)} input`),
    click(`.o_select_menu_item[data-choice-index="${index}"]`),
];

/** A record by a word of its name, in each language the words come in. */
export const choose = (name, words, scope = "") => [
    click(`${field(name, scope)} input`),
    click([words].flat().map((word) => `.o-autocomplete--dropdown-item:contains(${word})`).join(", ")),
];

export const reached = (state) => ({ content: `it is ${state}`, trigger: `.o_statusbar_status .o_arrow_button_current[data-value=${state}]` });

export const move = (action, state) => [click(`.o_statusbar_buttons button[name=${action}]`), ...(state ? [reached(state)] : [])];

export const openTab = (name) => click(`.o_notebook .nav-link[name=${name}]`);

export const addRow = (name) => click(`${field(name)} .o_field_x2many_list_row_add a`);

export const save = () => [click(".o_form_button_save"), { content: "saved", trigger: ".o_form_saved" }];

export const confirm = () => click(".modal .modal-footer .btn-primary");

export const back = () => click(".breadcrumb .o_back_button, .breadcrumb-item.o_back_button a, .o_breadcrumb .o_back_button");

/** The case of the tour, on whatever list the tour begins with. */
export const openCase = () => [
    click(".o_kanban_record:contains(占道堆放建筑材料), .o_data_row:contains(占道堆放建筑材料) .o_data_cell:contains(占道堆放建筑材料)"),
    { trigger: ".o_form_view .o_field_widget[name=allowed_moves]:not(:visible), .o_form_view .o_field_widget[name=cause]" },
];

/** Files as a camera or a scanner gives them. */
export const upload = (selector, makeFiles) => ({
    trigger: `${selector}:has(input[type=file])`,
    async run() {
        await inputFiles(`${selector} input[type=file]`, await makeFiles());
    },
});

/** A photo of a page. */
export function photo(name) {
    const canvas = document.createElement("canvas");
    canvas.width = 620;
    canvas.height = 877;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, 620, 877);
    pen.fillStyle = "black";
    pen.fillText(name, 100, 100);
    return new Promise((resolve) => canvas.toBlob((blob) => resolve(new File([blob], name, { type: "image/jpeg" })), "image/jpeg"));
}
