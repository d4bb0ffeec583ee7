import { registry } from "@web/core/registry";

/** The trainer logs this month's class on a phone: course, squad, one absent with a reason. */
registry.category("web_tour.tours").add("street_training_log_class", {
    steps: () => [
        { trigger: ".o_form_view .o_field_widget[name=course_id] input", run: "click" },
        { trigger: ".modal .o_kanban_record:contains(Penalty law)", run: "click" },
        { trigger: ".o_field_widget[name=unit_id] input", run: "click" },
        { trigger: ".modal .o_kanban_record:contains(Squad K1)", run: "click" },
        { trigger: ".o_data_row:contains(K1 officer 3)" },
        { trigger: ".o_data_row:contains(K1 officer 2) .o_data_cell[name=is_present]", run: "click" },
        { trigger: ".o_selected_row:contains(K1 officer 2) .o_data_cell[name=is_present] input:not(:checked)" },
        { trigger: ".o_selected_row:contains(K1 officer 2) [name=absence_reason] .o_select_menu_toggler", run: "click" },
        { trigger: ".o_bottom_sheet .o-dropdown-item:contains(/On duty|值勤/)", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=place] input", run: "edit Room 3" },
        { trigger: "button[name=action_log]", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=attendance_ids]" },
    ],
});

/** An officer opens the page behind the code and presses the one button. */
registry.category("web_tour.tours").add("street_training_sign_in", {
    steps: () => [
        { trigger: "body:contains(K1 officer 1) .o_street_sign_in", run: "click", expectUnloadPage: true },
        { trigger: ".o_street_signed" },
    ],
});
