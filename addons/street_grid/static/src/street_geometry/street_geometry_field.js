import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { Component } from "@odoo/owl";
import { StreetMapCanvas, shapeColor } from "../map/street_map_canvas";

/** A Json field with GeoJSON (geometry or FeatureCollection) as a map; a feature with the property `marked` stands out. */
export class StreetGeometryField extends Component {
    static template = "street_grid.StreetGeometryField";
    static components = { StreetMapCanvas };
    static props = { ...standardFieldProps };

    get value() {
        return this.props.record.data[this.props.name];
    }

    get shapes() {
        const text = JSON.stringify(this.value || null);
        if (this.kept?.text !== text) {
            this.kept = { text, shapes: this.computeShapes(), fit: (this.kept?.fit || 0) + 1 };
        }
        return this.kept.shapes;
    }

    computeShapes() {
        const value = this.value;
        const features = value?.features || (value ? [{ geometry: value, properties: {} }] : []);
        return features.map(({ geometry, properties }) => ({
            geometry,
            color: properties.marked ? "#d32f2f" : shapeColor(0),
            weight: properties.marked ? 3 : 2,
            fill: properties.marked ? 0.6 : 0.12,
            label: properties.name || "",
        }));
    }
}

export const streetGeometryField = {
    component: StreetGeometryField,
    supportedTypes: ["json"],
};

registry.category("fields").add("street_geometry", streetGeometryField);
