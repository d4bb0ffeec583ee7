import { registry } from "@web/core/registry";

/** A keeper gives a kit out on a tablet, with a signature, and takes it back. */
registry.category("web_tour.tours").add("street_custody_kit", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Tour kit) button[name=action_issue]", run: "click" },
        { trigger: ".modal .o_field_widget[name=employee_id] input", run: "edit Holder 2" },
        { trigger: ".ui-autocomplete .dropdown-item:contains(Holder 2), .o-autocomplete--dropdown-item:contains(Holder 2)", run: "click" },
        { trigger: ".modal .o_field_widget[name=equipment_ids] .o_tag:contains(recorder)" },
        { trigger: ".modal .o_field_widget[name=vehicle_ids] .o_tag" },
        { trigger: ".modal .o_signature", run: "click" },
        { trigger: ".modal .o_web_sign_name_and_signature canvas" },
        { trigger: ".modal:has(.o_web_sign_name_and_signature) footer .btn-primary:not([disabled])", run: "click" },
        { trigger: ".modal img.o_signature" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_kanban_record:contains(Tour kit) button[name=action_return]", run: "click" },
        { trigger: ".modal .o_data_row:eq(2)" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_kanban_record:contains(Tour kit) button[name=action_issue]" },
    ],
});
