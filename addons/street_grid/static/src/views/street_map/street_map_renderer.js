import { deserializeDate, deserializeDateTime } from "@web/core/l10n/dates";
import { registry } from "@web/core/registry";
import { Component, useState } from "@odoo/owl";
import { StreetMapCanvas, shapeColor } from "../../map/street_map_canvas";

const formatters = registry.category("formatters");
const PARSERS = { date: deserializeDate, datetime: deserializeDateTime };
// Names stand on the map itself while they are few enough to be read.
const MAX_LABELS = 40;
// Width of the border for the first values of the colour field: coarse kinds stand first and are drawn heavier.
const WEIGHTS = [3.5, 2, 1];

export class StreetMapRenderer extends Component {
    static template = "street_grid.StreetMapRenderer";
    static components = { StreetMapCanvas };
    static props = { model: Object, archInfo: Object, openRecord: Function, onMove: Function };

    setup() {
        this.state = useState({ hidden: {} });
    }

    /** Values of the colour field that are on the map, with the number of records. */
    get legend() {
        const counts = new Map();
        for (const record of this.props.model.records) {
            const value = record[this.props.archInfo.color];
            counts.set(value, (counts.get(value) || 0) + 1);
        }
        return this.props.archInfo.legend
            .filter(({ value }) => counts.has(value))
            .map((entry) => ({ ...entry, count: counts.get(entry.value), color: shapeColor(entry.index) }));
    }

    get incomplete() {
        return this.props.model.count > this.props.model.records.length;
    }

    /** Shapes for the canvas; kept while nothing changed, so that the map is not drawn anew at every rendering. */
    get shapes() {
        const key = [this.props.model.records, JSON.stringify(this.state.hidden)];
        if (!this.kept || key.some((part, index) => part !== this.kept.key[index])) {
            this.kept = { key, shapes: this.computeShapes() };
        }
        return this.kept.shapes;
    }

    computeShapes() {
        const { archInfo, model } = this.props;
        const shown = model.records.filter((record) => !this.state.hidden[record[archInfo.color]]);
        const ranks = shown.map((record) => archInfo.legend.findIndex(({ value }) => value === record[archInfo.color]));
        const first = Math.min(...ranks);
        const labelled = archInfo.boundary && ranks.filter((rank) => rank === first).length <= MAX_LABELS;
        const shapes = shown
            .map((record, index) => this.computeShape(record, ranks[index], labelled && ranks[index] === first))
            .sort((one, other) => one.rank - other.rank);
        return [...model.ground.map((grid) => this.computeGround(grid)), ...shapes];
    }

    computeGround(grid) {
        return { geometry: grid.boundary, color: "#8a94a0", weight: 1.5, fill: 0.04, label: grid.name };
    }

    computeShape(record, rank, labelled) {
        const { boundary, latitude, longitude } = this.props.archInfo;
        return {
            id: record.id,
            rank,
            geometry: boundary ? record[boundary] : { type: "Point", coordinates: [record[longitude], record[latitude]] },
            color: shapeColor(Math.max(rank, 0)),
            weight: WEIGHTS[rank] || 2,
            fill: boundary ? 0.08 : 0.75,
            outline: boundary && WEIGHTS[rank] > 1,
            label: labelled ? record.display_name : "",
            lines: this.computeLines(record),
        };
    }

    computeLines(record) {
        const { fields } = this.props.model;
        return this.props.archInfo.lineNames
            .filter((name) => record[name] !== false && record[name] !== "")
            .map((name, index) => {
                const text = this.format(record[name], fields[name]);
                return index === 0 ? text : `${fields[name].string}: ${text}`;
            });
    }

    format(value, field) {
        if (value && typeof value === "object") {
            return [value].flat().map((row) => row.display_name).join(", ");
        }
        const parsed = PARSERS[field.type]?.(value) ?? value;
        return String(formatters.get(field.type, (raw) => raw)(parsed, { field, selection: field.selection }));
    }

    toggle(value) {
        this.state.hidden[value] = !this.state.hidden[value];
    }
}
