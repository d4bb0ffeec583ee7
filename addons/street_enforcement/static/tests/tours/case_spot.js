import { registry } from "@web/core/registry";
import { pick, tick, type } from "./steps";

registry.category("web_tour.tours").add("street_enforcement_spot", {
    steps: () => [
        type("party_name", "张三"),
        type("party_id_number", "140502198503070017"),
        type("facts", "店外摆放水果筐"),
        type("address", "东城路3号"),
        type("summary_amount", "100"),
        tick("certificates_shown"),
        tick("rights_told"),
        type("statement_text", "无"),
        pick("signature", "signed"),
        { content: "an item is chosen from the list that a phone opens", trigger: ".o_field_widget[name=authority_item_id] input", run: "click" },
        { trigger: ".modal .o_kanban_record:contains(占道堆物), .o-autocomplete--dropdown-item:contains(占道堆物)", run: "click" },
        { content: "what is not handed over is no decision", trigger: "button[name=action_confirm]", run: "click" },
        { trigger: ".modal:contains(G11)" },
        { trigger: ".modal .modal-footer button", run: "click" },
        tick("is_handed_over"),
        { trigger: "button[name=action_confirm]", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=cause]:contains(占道堆物), .o_form_view .o_field_widget[name=cause] input" },
        { trigger: ".o_field_widget[name=next_step]" },
    ],
});
