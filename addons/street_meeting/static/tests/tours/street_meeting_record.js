import { registry } from "@web/core/registry";

const SIGN = ".o_form_view .o_statusbar_buttons button:contains(/^(Sign|签字|签署)$/)";

/** The secretary calls a meeting, writes the record of one item, sends it for comment and signs with a reason for the other. */
registry.category("web_tour.tours").add("street_meeting_hold", {
    steps: () => [
        { trigger: "button[name=action_call]", run: "click" },
        { trigger: ".o_arrow_button_current[data-value=called]" },
        { trigger: "button[name=action_open]", run: "click" },
        { trigger: ".o_arrow_button_current[data-value=open]" },
        { trigger: "button[name=action_mark_present]", run: "click" },
        { trigger: ".o_field_widget[name=present_count]:contains(3)" },
        { trigger: ".o_data_row:contains(Open problems) .o_data_cell[name=presenter]", run: "click" },
        { trigger: ".modal .o_field_widget[name=discussion] textarea", run: "edit The market was looked at." },
        { trigger: ".modal .o_field_widget[name=resolution_ids] .o_field_x2many_list_row_add a", run: "click" },
        { trigger: ".modal .o_selected_row .o_field_widget[name=name] textarea", run: "edit The stalls move inside." },
        { trigger: ".modal .o_form_button_save", run: "click" },
        { trigger: "body:not(:has(.modal)) button[name=action_circulate]", run: "click" },
        { trigger: ".o_arrow_button_current[data-value=written]" },
        { trigger: SIGN, run: "click" },
        { trigger: ".modal .o_field_widget[name=unresolved]:contains(Next fortnight)" },
        { trigger: ".modal .o_field_widget[name=reason] textarea", run: "edit No time was left" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=written]" },
        { trigger: `body:not(:has(${SIGN})) .o_form_view` },
    ],
});

/** The chair finds the meeting among his own and signs. */
registry.category("web_tour.tours").add("street_meeting_sign", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Half-monthly)", run: "click" },
        { trigger: SIGN, run: "click" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: ".o_form_view .o_arrow_button_current[data-value=signed]" },
    ],
});

/** The secretary draws up the minutes and issues them. */
registry.category("web_tour.tours").add("street_meeting_issue", {
    steps: () => [
        { trigger: "button[name=action_draw_up_minutes]", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=body] textarea:value(The stalls move inside.)" },
        { trigger: "button[name=action_issue]", run: "click" },
        { trigger: ".o_form_view .o_arrow_button_current[data-value=issued]" },
        { trigger: ".o_field_widget[name=number]:contains(号)" },
    ],
});
