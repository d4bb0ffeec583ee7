import { Domain } from "@web/core/domain";
import { KeepLast } from "@web/core/utils/concurrency";
import { Model } from "@web/model/model";

/** Records with a boundary or a point; when there are more than the limit, only those in the frame of the map. */
export class StreetMapModel extends Model {
    setup({ resModel, fields, archInfo }) {
        this.resModel = resModel;
        this.fields = fields;
        this.archInfo = archInfo;
        this.keepLast = new KeepLast();
        this.records = [];
        this.ground = [];
        this.count = 0;
        this.fit = 0;
    }

    async load(searchParams) {
        this.searchParams = searchParams;
        await Promise.all([this.fetch(), this.fetchGround()]);
        this.fit++;
    }

    /** Points stand on the outlines of the level-1 grids, so that a map without tiles can be read. */
    async fetchGround() {
        if (!this.archInfo.boundary && !this.ground.length) {
            const domain = [["kind", "=", "level1"], ["boundary", "!=", false]];
            this.ground = await this.orm.cache().searchRead("street.grid", domain, ["name", "boundary"]);
        }
    }

    /** The map moved: ask again if not everything is there. */
    async moveTo(frame) {
        if (this.count > this.archInfo.limit || this.framed) {
            await this.fetch(frame);
            this.notify();
        }
    }

    async fetch(frame) {
        const { domain, context } = this.searchParams;
        const inside = Domain.and([domain, this.placeDomain(), frame ? this.frameDomain(frame) : []]).toList(context);
        const { records, length } = await this.keepLast.add(
            this.orm.webSearchRead(this.resModel, inside, {
                specification: this.specification,
                limit: this.archInfo.limit,
                count_limit: this.archInfo.limit + 1,
                context,
            })
        );
        this.records = records;
        this.count = length;
        this.framed = Boolean(frame);
    }

    hasData() {
        return this.records.length > 0;
    }

    /** Records that have a place at all. */
    placeDomain() {
        const { boundary, latitude, longitude } = this.archInfo;
        return boundary ? [[boundary, "!=", false]] : ["|", [latitude, "!=", 0], [longitude, "!=", 0]];
    }

    frameDomain(frame) {
        const { boundary, latitude, longitude, west, south, east, north } = this.archInfo;
        if (!boundary) {
            return [
                [longitude, ">=", frame.west], [longitude, "<=", frame.east],
                [latitude, ">=", frame.south], [latitude, "<=", frame.north],
            ];
        }
        if (!west) {
            return [];
        }
        return [
            [east, ">=", frame.west], [west, "<=", frame.east],
            [north, ">=", frame.south], [south, "<=", frame.north],
        ];
    }

    get specification() {
        const { boundary, latitude, longitude, color, lineNames } = this.archInfo;
        const names = [boundary, latitude, longitude, color, ...lineNames].filter(Boolean);
        const relational = (name) => ["many2one", "many2many", "one2many"].includes(this.fields[name]?.type);
        return Object.fromEntries(
            ["display_name", ...names].map((name) => [name, relational(name) ? { fields: { display_name: {} } } : {}])
        );
    }
}
