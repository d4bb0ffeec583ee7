import { registry } from "@web/core/registry";
import { inputFiles } from "@web/../tests/utils";

/** The smallest PNG there is, as a file. */
export function pixel(name) {
    const text = atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
    return new File([Uint8Array.from(text, (char) => char.charCodeAt(0))], name, { type: "image/png" });
}

const choose = (field, text, scope = "") => [
    { trigger: `${scope} .o_field_widget[name=${field}] input`, run: `edit ${text}` },
    { trigger: `.o-autocomplete--dropdown-item:contains(${text})`, run: "click" },
];
const reached = (state) => ({ trigger: `.o_statusbar_status .o_arrow_button_current[data-value=${state}]` });
/** The main button of the stage; those that open a dialog have no name but a number. */
const mainButton = (name) => ({ trigger: `.o_statusbar_buttons button.btn-primary${name ? `[name=${name}]` : ":not([name^=action])"}`, run: "click" });

registry.category("web_tour.tours").add("street_dispatch_register_and_dispatch", {
    steps: () => [
        { trigger: ".o_street_desk_tile[data-key=to_register]" },
        { trigger: ".o_control_panel button.btn-primary", run: "click" },
        { trigger: ".o_field_widget[name=description] textarea", run: "edit Bags beside the bin" },
        ...choose("class_id", "Test garbage"),
        { trigger: ".o_field_widget[name=latitude] input", run: "edit 35.705" },
        { trigger: ".o_field_widget[name=longitude] input", run: "edit 112.905" },
        { trigger: ".o_form_button_save", run: "click" },
        mainButton("action_register"),
        reached("registered"),
        mainButton(),
        ...choose("unit_id", "Unit S1", ".modal"),
        { trigger: ".modal button[name=action_dispatch]", run: "click" },
        reached("dispatched"),
    ],
});

registry.category("web_tour.tours").add("street_dispatch_handle", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Test garbage)", run: "click" },
        mainButton("action_accept"),
        reached("handling"),
        mainButton(),
        { trigger: ".modal .o_field_widget[name=result] textarea", run: "edit Taken away" },
        {
            trigger: ".modal .o_field_widget[name=photo_ids]",
            run: () => inputFiles(".modal .o_field_widget[name=photo_ids] input[type=file]", [pixel("after.png")]),
        },
        { trigger: ".modal .o_attachment:contains(after.png)" },
        { trigger: ".modal button[name=action_report_back]", run: "click" },
        reached("reported_back"),
    ],
});

registry.category("web_tour.tours").add("street_dispatch_check", {
    steps: () => [
        { trigger: ".o_data_cell:contains(Test garbage)", run: "click" },
        mainButton(),
        { trigger: ".modal [name=photo_after_ids] .o_kanban_record img[alt='after.png']" },
        { trigger: ".modal button[name=action_pass]", run: "click" },
        reached("closed"),
    ],
});
