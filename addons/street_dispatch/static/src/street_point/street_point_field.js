import { Component, onMounted, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const DIGITS = 7;

/** Latitude of a record, which takes the point from the device by itself; without one the address is typed. */
export class StreetPointField extends Component {
    static template = "street_dispatch.StreetPointField";
    static props = { ...standardFieldProps };

    setup() {
        this.state = useState({ busy: false, failed: false, accuracy: 0 });
        onMounted(() => this.props.readonly || this.text || this.locate());
    }

    get text() {
        const { latitude, longitude } = this.props.record.data;
        return latitude || longitude ? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` : "";
    }

    async locate() {
        Object.assign(this.state, { busy: true, failed: false });
        try {
            const { coords } = await new Promise((resolve, reject) =>
                navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: 10000, maximumAge: 30000 })
            );
            this.state.accuracy = Math.round(coords.accuracy);
            await this.props.record.update({
                latitude: Number(coords.latitude.toFixed(DIGITS)),
                longitude: Number(coords.longitude.toFixed(DIGITS)),
            });
        } catch {
            this.state.failed = true;
        }
        this.state.busy = false;
    }
}

registry.category("fields").add("street_point", {
    component: StreetPointField,
    displayName: _t("Point of the device"),
    supportedTypes: ["float"],
    fieldDependencies: [{ name: "longitude", type: "float" }],
});
