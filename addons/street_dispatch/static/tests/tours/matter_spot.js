import { registry } from "@web/core/registry";
import { inputFiles } from "@web/../tests/utils";

function picture() {
    const canvas = document.createElement("canvas");
    canvas.width = 2400;
    canvas.height = 1800;
    canvas.getContext("2d").fillRect(100, 100, 900, 700);
    return new Promise((resolve) => canvas.toBlob((blob) => resolve(new File([blob], "camera.jpg", { type: "image/jpeg" })), "image/jpeg"));
}

registry.category("web_tour.tours").add("street_dispatch_spot", {
    steps: () => [
        {
            content: "the browser of the test has no position of its own",
            trigger: ".o_street_point .text-warning",
            run: () => {
                const place = navigator.geolocation;
                place.getCurrentPosition = (found) => {
                    place.getCurrentPosition = (_found, failed) => failed();
                    found({ coords: { latitude: 35.705, longitude: 112.905, accuracy: 8 } });
                };
            },
        },
        { trigger: ".o_street_point button", run: "click" },
        { trigger: ".o_street_point:contains(35.70500)" },
        {
            trigger: ".o_field_widget[name=photo_after]",
            run: async () => inputFiles(".o_field_widget[name=photo_after] input[type=file]", [await picture()]),
        },
        { trigger: ".o_field_widget[name=photo_after] img" },
        { trigger: ".o_field_widget[name=class_id] .o_selection_badge:contains(Test garbage)", run: "click" },
        { trigger: "button[name=action_done]", run: "click" },
        { trigger: ".o_notification .text-bg-success, .o_notification:has(.bg-success)" },
        { content: "the next finding begins", trigger: ".o_form_view:has(.o_street_point .text-warning) .o_field_widget[name=photo_after]:not(:has(img))" },
    ],
});
