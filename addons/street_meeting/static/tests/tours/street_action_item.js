import { registry } from "@web/core/registry";

/** The owner notes progress on his phone and reports the item as done. */
registry.category("web_tour.tours").add("street_action_item_settle", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(Market on the road)", run: "click" },
        { trigger: ".o_form_view button:contains(/^(Note progress|记录进展)$/)", run: "click" },
        { trigger: ".modal .o_field_widget[name=text] textarea", run: "edit Two stalls are left." },
        { trigger: ".modal footer button[name=action_note_progress]", run: "click" },
        { trigger: ".o_form_view:not(:has(.modal)) .o_field_widget[name=progress_ids]:contains(Two stalls are left.)" },
        { trigger: ".o_form_view .o_statusbar_buttons button.o-dropdown", run: "click" },
        { trigger: ".o-dropdown-item-unstyled-button button:contains(/^(Report as done|报告完成)$/)", run: "click" },
        { trigger: ".modal .o_field_widget[name=text] textarea", run: "edit The road is free." },
        { trigger: ".modal footer button[name=action_done]", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=result]:contains(The road is free.)" },
    ],
});

/** The secretary strikes it off. */
registry.category("web_tour.tours").add("street_action_item_strike", {
    steps: () => [
        { trigger: ".o_data_row:contains(Market on the road) .o_data_cell", run: "click" },
        { trigger: ".o_form_view button[name=action_strike]", run: "click" },
        { trigger: ".o_form_view .o_arrow_button_current[data-value=struck]" },
    ],
});
