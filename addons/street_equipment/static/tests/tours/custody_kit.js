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
        // Signed by hand: no typed name is offered.
        { trigger: ".modal:not(:has(.o_web_sign_auto_button)) .o_web_sign_name_and_signature canvas", run: "click" },
        { trigger: ".modal:has(.o_web_sign_name_and_signature) footer .btn-primary:not([disabled])", run: "click" },
        { trigger: ".modal img.o_signature" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_kanban_record:contains(Tour kit) button[name=action_return]", run: "click" },
        { trigger: ".modal .o_data_row:eq(2)" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_kanban_record:contains(Tour kit) button[name=action_issue]" },
    ],
});

/** The same on a telephone: the person comes from a dialog, one item is damaged, one stays out. */
registry.category("web_tour.tours").add("street_custody_phone", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Tour kit) button[name=action_issue]", run: "click" },
        { trigger: ".modal .o_field_widget[name=employee_id] input", run: "click" },
        { trigger: ".modal .o_kanban_record:contains(Holder 2)", run: "click" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_kanban_record:contains(Tour kit) button[name=action_return]", run: "click" },
        { trigger: ".modal .o_kanban_record:eq(2)" },
        { trigger: ".modal .o_kanban_record:contains(recorder)", run: "click" },
        { trigger: ".modal .o_radio_input[data-value=damaged]", run: "click" },
        { trigger: ".modal .o_field_widget[name=note] input", run: "edit Lens is broken" },
        { trigger: ".modal:not(:has(.o_form_button_save_new:visible)) .o_form_button_save", run: "click" },
        { trigger: ".modal .o_kanban_record:contains(radio) button[name=delete]", run: "click" },
        { trigger: ".modal .o_kanban_renderer:not(:has(.o_kanban_record:contains(radio)))" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_kanban_record:contains(Tour kit) button[name=action_return]" },
    ],
});
