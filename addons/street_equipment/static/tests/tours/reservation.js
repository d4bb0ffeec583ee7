import { localization } from "@web/core/l10n/localization";
import { registry } from "@web/core/registry";

const moment = (hours) => luxon.DateTime.now().plus({ hours }).toFormat(localization.dateTimeFormat);

/** On a telephone: an officer asks for the drone of tomorrow. */
registry.category("web_tour.tours").add("street_reservation_ask", {
    steps: () => [
        { trigger: ".o-kanban-button-new", run: "click" },
        { trigger: ".o_field_widget[name=equipment_id] input", run: "click" },
        { trigger: ".modal .o_kanban_record:contains(drone)", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_field_widget[name=purpose] input", run: "edit Survey of the river" },
        { trigger: ".o_field_widget[name=date_from] input", run: (helpers) => helpers.edit(moment(20)) },
        { trigger: ".o_field_widget[name=date_to] input", run: (helpers) => helpers.edit(moment(23)) },
        { trigger: ".o_field_widget[name=purpose] input", run: "click" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_view .o_field_widget[name=requester_id]" },
    ],
});

/** A keeper approves on the card. */
registry.category("web_tour.tours").add("street_reservation_approve", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(drone) button[name=action_approve]", run: "click" },
        { trigger: ".o_kanban_record:contains(drone):not(:has(button[name=action_approve]))" },
    ],
});

/** When its time has come he issues what was reserved. */
registry.category("web_tour.tours").add("street_reservation_issue", {
    steps: () => [
        { trigger: ".o_kanban_record:contains(drone)", run: "click" },
        { trigger: ".o_form_view button[name=action_issue]", run: "click" },
        { trigger: ".modal .o_field_widget[name=equipment_ids] .o_tag:contains(drone)" },
        { trigger: ".modal footer button[name=action_confirm]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_form_view:not(:has(button[name=action_issue]))" },
    ],
});
