import { Component, onWillStart, onWillUnmount, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { deserializeDateTime, formatDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const REFRESH_MS = 60_000;
const VIEWS = ["list", "kanban", "form", "street_map", "calendar", "pivot", "graph", "activity"];

/** The dispatcher's home: figures of street.desk, each opening the matters it counts. */
export class StreetDesk extends Component {
    static template = "street_dispatch.StreetDesk";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ figures: null });
        onWillStart(() => this.load());
        const timer = browser.setInterval(() => document.hidden || this.load(), REFRESH_MS);
        onWillUnmount(() => browser.clearInterval(timer));
    }

    async load() {
        this.state.figures = await this.orm.silent.call("street.desk", "get_figures", []);
    }

    get time() {
        return formatDateTime(deserializeDateTime(this.state.figures.time));
    }

    /** Tile colours: a figure draws attention only when there is something to do. */
    tone(figure) {
        return figure.count && figure.tone ? `text-${figure.tone}` : "";
    }

    /** Width in percent of a bar in a table, against the busiest row. */
    share(table, count) {
        return Math.round((100 * count) / table.rows[0].count);
    }

    open(label, domain) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: label,
            res_model: "street.matter",
            views: VIEWS.map((view) => [false, view]),
            domain,
        });
    }

    create() {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: _t("New matter"),
            res_model: "street.matter",
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("street_desk", StreetDesk);
