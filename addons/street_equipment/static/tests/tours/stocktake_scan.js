import { registry } from "@web/core/registry";

/** A keeper walks through the store with a telephone: starts, scans, counts a supply, finishes. */
registry.category("web_tour.tours").add("street_stocktake_scan", {
    steps: () => [
        { trigger: ".o-kanban-button-new", run: "click" },
        { trigger: ".o_field_widget[name=name] input", run: "edit Tour count" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_statusbar_buttons button[name=action_start]", run: "click" },
        { trigger: ".o_field_widget[name=scan] textarea", run: (helpers) => helpers.edit("https://host/street/item/TOUR-1\n") },
        { trigger: "button[name=action_scan]", run: "click" },
        { trigger: ".o_field_widget[name=done_count]:contains(1)" },
        { trigger: ".o_button_more", run: "click" },
        { trigger: ".oe_stat_button:has(.fa-list)", run: "click" },
        { trigger: ".o_kanban_record:contains(Pad)", run: "click" },
        { trigger: ".o_field_widget[name=counted] input", run: "edit 9" },
        { trigger: ".o_field_widget[name=reason] input", run: "edit One was torn" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_field_widget[name=scanned_at]" },
        { trigger: ".o_back_button", run: "click" },
        { trigger: ".o_kanban_record:contains(Pad)" },
        { trigger: ".o_back_button", run: "click" },
        { trigger: ".o_statusbar_buttons button[name=action_finish]", run: "click" },
        { trigger: ".o_form_view:not(:has(.o_field_widget[name=scan]))" },
    ],
});
