import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { Component, useState } from "@odoo/owl";

/** Button of a round: sends where the device is, once, when pressed. */
export class StreetCheckIn extends Component {
    static template = "street_grid.StreetCheckIn";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.notification = useService("notification");
        this.state = useState({ busy: false });
    }

    async onClick() {
        this.state.busy = true;
        try {
            await this.checkIn();
        } finally {
            this.state.busy = false;
        }
    }

    async checkIn() {
        const { record } = this.props;
        let place;
        try {
            place = await new Promise((resolve, reject) =>
                navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: 15000 })
            );
        } catch {
            this.notification.add(
                _t("The device does not tell where it is: switch location on, and open Street over https."),
                { type: "danger" }
            );
            return;
        }
        await record.save();
        await this.orm.call(record.resModel, "action_check_in", [[record.resId]], {
            latitude: place.coords.latitude,
            longitude: place.coords.longitude,
        });
        this.notification.add(_t("Checked in"), { type: "success" });
        await record.load();
    }
}

registry.category("view_widgets").add("street_check_in", { component: StreetCheckIn });
