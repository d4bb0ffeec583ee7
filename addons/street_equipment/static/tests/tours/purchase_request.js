import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("street_equipment_purchase_ask", {
    steps: () => [
        { trigger: ".o_list_button_add", run: "click" },
        { trigger: ".o_field_widget[name=name] input", run: "edit Recorders for the night shift" },
        { trigger: ".o_field_widget[name=reason] textarea", run: "edit Three are broken" },
        { trigger: ".o_field_widget[name=budget_line_id] input", run: "edit B1" },
        { trigger: ".o-autocomplete--dropdown-item:contains(B1)", run: "click" },
        { trigger: ".o_field_widget[name=budget_after]" },
        { trigger: ".o_field_widget[name=supplier_id] input", run: "edit Supplier of the tour" },
        { trigger: ".o-autocomplete--dropdown-item a:contains(Supplier of the tour)", run: "click" },
        { trigger: ".o_field_widget[name=line_ids] .o_field_x2many_list_row_add a", run: "click" },
        { trigger: ".o_selected_row .o_field_widget[name=category_id] input", run: "edit Tour recorder" },
        { trigger: ".o-autocomplete--dropdown-item:contains(Tour recorder)", run: "click" },
        { trigger: ".o_selected_row .o_field_widget[name=name] input", run: "edit Recorder" },
        { trigger: ".o_selected_row .o_field_widget[name=quantity] input", run: "edit 8" },
        { trigger: ".o_selected_row .o_field_widget[name=price_unit] input", run: "edit 1500" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved, .o_form_view:not(:has(.o_form_button_save:visible))" },
        { trigger: ".o_statusbar_buttons button[name=action_submit]", run: "click" },
        { trigger: ".o_field_widget[name=number]:contains(〔)" },
    ],
});

registry.category("web_tour.tours").add("street_equipment_purchase_check", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Recorders for the night shift)", run: "click" },
        { trigger: ".o_form_view [name=my_turn] button[name=action_check]", run: "click" },
        { trigger: ".o_form_view:not(:has([name=my_turn] button[name=action_check]))" },
    ],
});

// On a phone: the first tier from the list, the second with a remark.
registry.category("web_tour.tours").add("street_equipment_purchase_approve", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Recorders for the night shift) button[name=action_approve]", run: "click" },
        { trigger: ".o_kanban_view:not(:has(button[name=action_approve]))" },
    ],
});

registry.category("web_tour.tours").add("street_equipment_purchase_approve_remark", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Recorders for the night shift) .fw-bold", run: "click" },
        { trigger: ".o_form_view [name=my_turn] button.btn-secondary", run: "click" },
        { trigger: ".modal .o_field_widget[name=comment] textarea", run: "edit From the savings of this year" },
        { trigger: ".modal button[name=action_approve]", run: "click" },
        { trigger: "body:not(:has(.modal))" },
        { trigger: ".o_form_view:not(:has([name=my_turn] button[name=action_approve]))" },
    ],
});

registry.category("web_tour.tours").add("street_equipment_purchase_receive", {
    steps: () => [
        { trigger: ".o_data_row:contains(Recorders for the night shift) .o_data_cell[name=name]", run: "click" },
        { trigger: ".o_statusbar_buttons button[name=action_order]", run: "click" },
        { trigger: ".o_statusbar_buttons button.btn-primary:contains(/receipt|到货/)", run: "click" },
        { trigger: ".modal .o_data_row .o_data_cell[name=serials]", run: "click" },
        { trigger: ".modal .o_selected_row .o_field_widget[name=serials] textarea", run: (helpers) => helpers.edit("T-1\nT-2\nT-3\nT-4\nT-5\nT-6\nT-7\nT-8") },
        { trigger: ".modal button[name=action_confirm]", run: "click" },
        { trigger: ".nav-link[name=receipts]", run: "click" },
        { trigger: ".o_field_widget[name=receipt_ids] .o_data_row .o_data_cell[name=date]", run: "click" },
        { trigger: ".modal button[name=action_accept], .o_statusbar_buttons button[name=action_accept]", run: "click" },
        { trigger: ".o_field_widget[name=first_acceptor_id]:contains(/keeper/i), .modal:not(:has(button[name=action_accept]))" },
    ],
});

registry.category("web_tour.tours").add("street_equipment_purchase_labels", {
    steps: () => [
        { trigger: ".o_data_row:contains(Recorders for the night shift) .o_data_cell[name=date]", run: "click" },
        { trigger: ".o_form_view button[name=action_print_labels]", run: "click" },
        { trigger: ".modal button[name=action_print]" },
        { trigger: ".modal .btn-close", run: "click" },
        { trigger: ".nav-link[name=inventory]", run: "click" },
        { trigger: ".o_field_widget[name=item_ids] .o_data_cell[name=serial_no]:contains(T-8)" },
    ],
});
