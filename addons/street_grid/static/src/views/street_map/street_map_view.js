import { registry } from "@web/core/registry";
import { StreetMapArchParser } from "./street_map_arch_parser";
import { StreetMapController } from "./street_map_controller";
import { StreetMapModel } from "./street_map_model";
import { StreetMapRenderer } from "./street_map_renderer";

export const streetMapView = {
    type: "street_map",
    ArchParser: StreetMapArchParser,
    Controller: StreetMapController,
    Model: StreetMapModel,
    Renderer: StreetMapRenderer,
    searchMenuTypes: ["filter", "favorite"],
    props: (genericProps, view) => ({
        ...genericProps,
        Model: view.Model,
        Renderer: view.Renderer,
        archInfo: new view.ArchParser().parse(genericProps.arch, genericProps.fields),
    }),
};

registry.category("views").add("street_map", streetMapView);
