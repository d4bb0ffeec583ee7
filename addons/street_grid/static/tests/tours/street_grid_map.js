import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("street_grid_map", {
    steps: () => [
        {
            content: "the map draws grids as shapes",
            trigger: ".o_street_map_canvas path.o_street_shape[data-id]",
        },
        {
            content: "names stand on the coarsest kind",
            trigger: ".o_street_map_canvas .o_street_label",
        },
        {
            content: "hide the micro grids",
            trigger: ".o_street_map_legend button[data-value=micro]",
            run: "click",
        },
        {
            content: "they are hidden",
            trigger: ".o_street_map_legend button[data-value=micro][aria-pressed=false]",
        },
        {
            content: "click on a grid",
            trigger: ".o_street_map_canvas path.o_street_shape[data-id]:last",
            run() {
                this.anchor.dispatchEvent(new MouseEvent("click", { bubbles: true }));
            },
        },
        {
            content: "its form opens, with its own map",
            trigger: ".o_form_view .o_field_street_geometry path.o_street_shape",
        },
        {
            content: "and back to the map",
            trigger: ".o_breadcrumb .o_back_button, .breadcrumb-item.o_back_button",
            run: "click",
        },
        {
            content: "the map is there again",
            trigger: ".o_street_map_view .o_street_map_canvas path.o_street_shape",
        },
        {
            content: "switch to the list",
            trigger: ".o_cp_switch_buttons .o_switch_view.o_list",
            run: "click",
        },
        {
            trigger: ".o_list_view .o_data_row",
        },
        {
            content: "and to the map again",
            trigger: ".o_cp_switch_buttons .o_switch_view.o_street_map",
            run: "click",
        },
        {
            trigger: ".o_street_map_view .o_street_map_canvas path.o_street_shape",
        },
    ],
});
