import { registry } from "@web/core/registry";
import { reached } from "./steps";

registry.category("web_tour.tours").add("street_enforcement_ask", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(占道堆放建筑材料)", run: "click" },
        { content: "nothing is missing for the opening", trigger: ".alert:has([name=next_step]):not(:has([name=next_missing] li))" },
        { content: "ask for an approval", trigger: ".o_statusbar_buttons button:not(.btn-primary):not([name^=action]):eq(0)", run: "click" },
        { trigger: ".modal .o_field_widget[name=kind] input", run: "click" },
        { content: "the opening stands first", trigger: ".o_select_menu_item:eq(0)", run: "click" },
        { trigger: ".modal .o_field_widget[name=text] textarea", run: "edit Facts, reasons and basis" },
        { trigger: ".modal button[name=action_confirm]", run: "click" },
        { content: "it waits for the team leader", trigger: ".o_field_widget[name=request_text]:contains(Facts, reasons and basis)" },
    ],
});

const sign = (next) => [
    { trigger: ".o_kanban_record:contains(占道堆放建筑材料)", run: "click" },
    { trigger: ".o_statusbar_buttons button.btn-primary:not([name^=action])", run: "click" },
    { trigger: ".modal .o_field_widget[name=request_text]:contains(Facts, reasons and basis)" },
    { trigger: ".modal button[name=action_confirm]", run: "click" },
    ...next,
];

registry.category("web_tour.tours").add("street_enforcement_endorse", {
    steps: () => sign([{ content: "it waits for the organ head", trigger: ".o_field_widget[name=endorsement]" }]),
});

registry.category("web_tour.tours").add("street_enforcement_approve", {
    steps: () => sign([reached("opened")]),
});
