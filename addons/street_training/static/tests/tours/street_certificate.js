import { registry } from "@web/core/registry";

/** The training manager renews one certificate and suspends another. */
registry.category("web_tour.tours").add("street_certificate_renew_suspend", {
    steps: () => [
        { trigger: ".o_data_row:contains(C-100) .o_data_cell", run: "click" },
        { trigger: ".o_form_view:contains(C-100) .o_statusbar_buttons button:contains(/^(Renew|换发)$/)", run: "click" },
        { trigger: ".modal .o_field_widget[name=number] input", run: "edit C-101" },
        { trigger: ".modal .o_field_widget[name=date_valid_to] input, .modal .o_field_widget[name=date_valid_to] button" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: ".o_form_view:not(:has(.modal)) .o_field_widget[name=number]:contains(C-101)" },
        { trigger: ".o_back_button, .breadcrumb-item.o_back_button a", run: "click" },
        { trigger: ".breadcrumb-item a:first, .o_back_button", run: "click" },
        { trigger: ".o_data_row:contains(C-200) .o_data_cell", run: "click" },
        { trigger: ".o_form_view:contains(C-200) .o_statusbar_buttons button:contains(/^(Suspend|暂扣)$/)", run: "click" },
        { trigger: ".modal .o_field_widget[name=reason] textarea", run: "edit Inquiry" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: ".o_form_view .o_arrow_button_current[data-value=suspended]" },
    ],
});
