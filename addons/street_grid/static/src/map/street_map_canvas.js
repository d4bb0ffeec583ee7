/* global L */
import { loadBundle } from "@web/core/assets";
import { _t } from "@web/core/l10n/translation";
import { session } from "@web/session";
import { Component, onMounted, onWillStart, onWillUnmount, useEffect, useRef } from "@odoo/owl";
import { toGcj02 } from "./coordinates";

const COLORS = ["#1f5fa8", "#2e8b57", "#c46a1b", "#8e44ad", "#b03a48", "#5d6d7e", "#117a8b", "#9a7d0a"];

/** Colour of the n-th value of a legend. */
export function shapeColor(index) {
    return COLORS[index % COLORS.length];
}

/**
 * A Leaflet map with shapes on it. Without a tile address in the settings it is drawn on a blank ground and asks nothing
 * of the network.
 *
 * A shape is `{ id, geometry, color, weight, fill, outline, lines, label }`: GeoJSON geometry in WGS-84, whether its border
 * is drawn over the others, texts to show when it is pointed at, and a text that always stands on it. `fit` is a number that changes when all shapes should be brought into view.
 */
export class StreetMapCanvas extends Component {
    static template = "street_grid.StreetMapCanvas";
    static props = {
        shapes: Array,
        fit: { type: Number, optional: true },
        onOpen: { type: Function, optional: true },
        onMove: { type: Function, optional: true },
    };
    static defaultProps = { fit: 0 };

    setup() {
        this.root = useRef("root");
        this.settings = session.street_map || {};
        this.place = ([lon, lat]) => L.latLng(...(this.shifted ? toGcj02(lon, lat) : [lon, lat]).reverse());
        onWillStart(() => loadBundle("street_grid.leaflet"));
        onMounted(() => this.createMap());
        onWillUnmount(() => {
            this.resizer.disconnect();
            this.map.remove();
        });
        useEffect(
            () => this.draw(),
            () => [this.props.shapes, this.props.fit]
        );
    }

    createMap() {
        this.map = L.map(this.root.el, { zoomControl: false, zoomSnap: 0.25, center: [35, 105], zoom: 4 });
        this.map.attributionControl.setPrefix(false);
        L.control.zoom({ zoomInTitle: _t("Zoom in"), zoomOutTitle: _t("Zoom out") }).addTo(this.map);
        L.control.scale({ imperial: false }).addTo(this.map);
        if (this.settings.tile_url) {
            L.tileLayer(this.settings.tile_url, { attribution: this.attribution, maxZoom: 19 }).addTo(this.map);
        }
        this.layer = L.featureGroup().addTo(this.map);
        this.map.on("moveend", () => this.props.onMove?.(this.frame));
        // A map opened in a hidden page learns its size only when the page is shown.
        this.resizer = new ResizeObserver(() => {
            this.map.invalidateSize({ pan: false });
            if (this.waitsForSize) {
                this.fitShapes();
            }
        });
        this.resizer.observe(this.root.el);
    }

    /** Text of the source of the tiles, without markup. */
    get attribution() {
        const node = document.createElement("span");
        node.textContent = this.settings.attribution || "";
        return node.innerHTML;
    }

    /** What the screen shows, as degrees; a little more with shifted tiles. */
    get frame() {
        const bounds = this.map.getBounds().pad(this.shifted ? 0.2 : 0.05);
        return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
    }

    get shifted() {
        return Boolean(this.settings.tile_url) && this.settings.tile_crs === "gcj02";
    }

    draw() {
        this.layer.clearLayers();
        for (const shape of this.props.shapes) {
            this.layer.addLayer(this.createLayer(shape));
        }
        // Borders of the coarse shapes once more on top, where finer ones have drawn over them; they catch no click.
        for (const shape of this.props.shapes.filter(({ outline }) => outline).reverse()) {
            const style = { color: shape.color, weight: shape.weight, fill: false, interactive: false };
            this.layer.addLayer(L.geoJSON(shape.geometry, { style, coordsToLatLng: this.place }));
        }
        for (const layer of this.layer.getLayers()) {
            layer.eachLayer((part) => this.markElement(part, layer.shape?.id));
        }
        if (this.fitted !== this.props.fit && this.props.shapes.length) {
            this.fitted = this.props.fit;
            this.fitShapes();
        }
    }

    createLayer(shape) {
        const style = {
            color: shape.color,
            weight: shape.weight,
            fillColor: shape.color,
            fillOpacity: shape.fill,
            className: "o_street_shape",
            interactive: Boolean(shape.id || shape.lines?.length),
        };
        const layer = L.geoJSON(shape.geometry, {
            style,
            pointToLayer: (feature, place) => L.circleMarker(place, { ...style, radius: 7, weight: 2, fillOpacity: 0.75 }),
            coordsToLatLng: this.place,
        });
        layer.shape = shape;
        if (shape.label) {
            layer.bindTooltip(this.textNode([shape.label]), { permanent: true, direction: "center", className: "o_street_label" });
        } else if (shape.lines?.length) {
            layer.bindTooltip(this.textNode(shape.lines), { sticky: true });
        }
        if (this.props.onOpen && shape.id) {
            layer.on("click", () => this.props.onOpen(shape.id));
        }
        return layer;
    }

    /** A node of plain text lines: what users typed is never read as markup. */
    textNode(lines) {
        const node = document.createElement("div");
        lines.forEach((line, index) => {
            const row = document.createElement("div");
            row.textContent = line;
            row.classList.toggle("fw-bold", index === 0);
            node.append(row);
        });
        return node;
    }

    markElement(part, id) {
        const element = part.getElement?.();
        if (element && id) {
            element.dataset.id = id;
        }
    }

    fitShapes() {
        const bounds = this.layer.getBounds();
        const size = this.map.getSize();
        this.waitsForSize = !size.x || !size.y;
        if (bounds.isValid() && !this.waitsForSize) {
            this.map.fitBounds(bounds, { padding: [12, 12], maxZoom: 17, animate: false });
        }
    }
}
