import { registry } from "@web/core/registry";
import { addRow, back, choose, click, confirm, field, move, openCase, openTab, photo, reached, save, select, type, typeMoment, upload } from "./steps";

const tours = registry.category("web_tour.tours");
/** The main button of the form, which opens a dialog: it has a number for its name. */
const mainDialog = () => click(".o_statusbar_buttons button.btn-primary:not([name^=action])");
const add = (name, ...steps) => tours.add(`street_enforcement_whole_${name}`, { steps: () => steps.flat(Infinity) });

add(
    "investigate",
    openCase(),
    move("action_investigate", "investigating"),
    openTab("fact_list"),
    addRow("fact_ids"),
    type("name", "十吨建筑材料堆放在人行道上", `${field("fact_ids")} .o_selected_row`),
    save(),
    click(".oe_stat_button[name=action_open_evidence]"),
    click(".o_list_button_add"),
    type("name", "现场照片"),
    { content: "both officers of the case are proposed as its takers", trigger: `${field("taker_ids")}:has(.o_tag:eq(1))` },
    { content: "the only fact is proposed", trigger: `${field("fact_ids")} .o_tag:contains(十吨建筑材料)` },
    type("proves", "建筑材料堆放在人行道上"),
    select("shown_to", 0),
    type("shown_note", "张三"),
    type("device", "Camera 7"),
    click(`${field("file_ids")} .o-kanban-button-new`),
    upload(`.modal ${field("content")}`, async () => [await photo("现场.jpg")]),
    { trigger: `.modal ${field("content")} input:value(现场.jpg)` },
    click(".modal .o_form_button_save"),
    { trigger: `body:not(:has(.modal)) ${field("file_ids")} .o_kanban_record:contains(现场.jpg)` },
    save(),
    move("action_check", "checked"),
);

add(
    "verify",
    openCase(),
    click(".oe_stat_button[name=action_open_evidence]"),
    click(".o_data_row:contains(现场照片) .o_data_cell[name=name]"),
    move("action_verify", "verified"),
);

add(
    "propose",
    openCase(),
    click(".o_statusbar_buttons button[name=action_open_proposal]"),
    type("reasons", "堆放材料占用人行道两日，影响通行。"),
    select("gains", 1),
    type("correction", "立即清除堆放的材料。"),
    addRow("line_ids"),
    choose("kind_id", ["罚款", "Fine"], ".modal"),
    type("amount", "500", ".modal"),
    click(".modal .o_form_button_save"),
    { trigger: `body:not(:has(.modal)) ${field("line_ids")} .o_data_row` },
    save(),
    back(),
    reached("investigating"),
);

add(
    "conclude",
    openCase(),
    openTab("papers"),
    click("button[name=action_new_document]"),
    choose("type_id", "CF16"),
    { content: "facts of the case are there, of the rest one is needed", trigger: `${field("value_ids")} .o_data_row.text-danger:not(:has(~ .text-danger))` },
    click(`${field("value_ids")} .o_data_row.text-danger .o_data_cell[name=value]`),
    type("value", "接线索后现场检查并询问当事人。", `${field("value_ids")} .o_selected_row`),
    save(),
    move("action_issue"),
    confirm(),
    reached("issued"),
    back(),
    move("action_conclude", "concluded"),
    move("action_notify", "noticed"),
);

/** The newest paper of the case comes back signed and sealed as photos, and is served; in the street, on a phone. */
const scanAndServe = (moment) => [
    openCase(),
    openTab("papers"),
    click(`${field("document_ids")} .o_kanban_record:eq(0)`),
    { content: "the card opens the paper itself; it has not come back yet", trigger: `.o_form_view:has(${field("type_id")}) .alert-warning` },
    click(`.o_form_view:has(${field("type_id")}) .o_statusbar_buttons button.btn-primary:not([name^=action])`),
    { trigger: `.modal ${field("file_ids")}` },
    upload(`.modal ${field("file_ids")}`, () => {
        const pages = Number(document.querySelector(`.modal ${field("page_count")}`).textContent);
        return Promise.all([...Array(pages).keys()].map((page) => photo(`第${page + 1}页.jpg`)).concat(photo("手指.jpg")));
    }),
    { content: "one photo more than the paper has pages", trigger: ".modal .alert-warning[name=pages]" },
    click(`.modal ${field("file_ids")} .o_attachment:contains(手指.jpg) .o_attachment_delete`),
    { content: "the pages are complete", trigger: `.modal:not(:has([name=pages])) ${field("file_ids")} .o_attachment:contains(第2页.jpg)` },
    click(".modal button[name=action_take]"),
    { content: "it is back", trigger: "body:not(:has(.modal)) .o_statusbar_buttons button.btn-primary[name=action_serve]" },
    click(".o_statusbar_buttons button[name=action_serve]"),
    { content: "both officers of the case are proposed as servers", trigger: `${field("server_ids")}:has(.o_tag:eq(1))` },
    { content: "the address of the party is proposed", trigger: `${field("place")} input:value(East road 1)` },
    typeMoment("served_at", moment),
    type("receiver", "张三"),
    click(`${field("proof_ids")} .o-kanban-button-new, ${field("proof_ids")} .o_field_x2many_list_row_add a`),
    upload(`.modal ${field("content")}`, async () => [await photo("回证.jpg")]),
    { trigger: `.modal ${field("content")} input:value(回证.jpg)` },
    click(".modal .o_form_button_save"),
    { trigger: `body:not(:has(.modal)) ${field("proof_ids")} .o_kanban_record:contains(回证.jpg)` },
    save(),
    click(".o_statusbar_buttons button[name=action_deliver]"),
    { content: "it took effect", trigger: `.alert-success ${field("date_effective")}` },
];

add("serve_notice", scanAndServe("+12H"));
add("serve_decision", scanAndServe("+15d +12H"));

add(
    "defence",
    openCase(),
    click(".o_statusbar_buttons button[name=action_take_statement]"),
    { content: "notice and party are filled in", trigger: `.o_form_view:has(${field("notice_id")} input:value(/./)) ${field("party_id")} input:value(张三)` },
    type("text", "材料当天已经清走，请求从轻处罚。"),
    addRow("point_ids"),
    type("name", "材料当天已清走", `${field("point_ids")} .o_selected_row`),
    type("finding", "复查现场，材料第二日清走。", `${field("point_ids")} .o_selected_row`),
    select("adopted", 2, `${field("point_ids")} .o_selected_row`),
    type("reason", "与现场照片不符。", `${field("point_ids")} .o_selected_row`),
    save(),
    move("action_recheck", "rechecked"),
);

add("deliberate", openCase(), move("action_deliberate", "deciding"));

add(
    "review",
    click(".o_data_row .o_data_cell[name=case_id]:contains(占道堆放建筑材料)"),
    mainDialog(),
    type("opinion", "事实清楚，证据充分，程序合法。", ".modal"),
    click(".modal button[name=action_write_review]"),
    openTab("review"),
    { trigger: `${field("review_ids")} .o_data_row:contains(事实清楚)` },
);

add(
    "ask",
    openCase(),
    click(".o_statusbar_buttons .o_street_ask"),
    { content: "what the ordinary way onward hangs on is chosen already", trigger: `.modal ${field("kind")} input:value(/./)` },
    type("text", "事实清楚，建议批准。", ".modal"),
    click(".modal button[name=action_confirm]"),
    { content: "it waits for the team leader", trigger: `${field("request_text")}:contains(建议批准)` },
);

const sign = (...next) => [openCase(), mainDialog(), { trigger: `.modal ${field("request_text")}:contains(建议批准)` }, click(".modal button[name=action_confirm]"), next];

add("endorse", sign({ content: "it waits for the organ head", trigger: field("endorsement") }));
add("decide", sign(reached("decided")));
add("execute", openCase(), move("action_execute", "executing"));

add(
    "pay",
    click(".o_data_row .o_data_cell[name=case_id]:contains(占道堆放建筑材料)"),
    mainDialog(),
    type("amount", "500", ".modal"),
    type("receipt_number", "BANK-1", ".modal"),
    click(".modal button[name=action_book]"),
    openTab("money"),
    { trigger: `${field("payment_ids")} .o_data_row:contains(BANK-1)` },
    { content: "nothing is owed any more", trigger: ".o_form_view:not(:has(.o_statusbar_buttons button.btn-primary))" },
);

add("close", sign(reached("closed")));

add(
    "archive",
    openCase(),
    move("action_archive_file", "archived"),
    click("[data-menu-xmlid='street_enforcement.menu_enforcement_paper_root']"),
    click("[data-menu-xmlid='street_enforcement.menu_street_case_file']"),
    click(".o_data_row .o_data_cell[name=case_id]:contains(占道堆放建筑材料)"),
    { content: "the bound file can be read", trigger: `.o_form_view:has(${field("digest")}) ${field("content")}` },
    { trigger: ".o_statusbar_buttons button[name=action_export]" },
);
