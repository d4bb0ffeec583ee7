import { exprToBoolean } from "@web/core/utils/strings";
import { visitXML } from "@web/core/utils/xml";
import { getActiveActions } from "@web/views/utils";

const FIELD_ATTRIBUTES = ["boundary", "latitude", "longitude", "color", "west", "south", "east", "north"];

/** Reads `<street_map>`; its attributes are described on the server, in models/ir_ui_view.py. */
export class StreetMapArchParser {
    parse(xmlDoc, fields) {
        const archInfo = { activeActions: getActiveActions(xmlDoc), lineNames: [], limit: 1000 };
        visitXML(xmlDoc, (node) => {
            if (node.tagName === "street_map") {
                for (const name of FIELD_ATTRIBUTES) {
                    archInfo[name] = node.getAttribute(name) || null;
                }
                archInfo.limit = parseInt(node.getAttribute("limit") || archInfo.limit, 10);
            } else if (node.tagName === "field" && !exprToBoolean(node.getAttribute("column_invisible"))) {
                archInfo.lineNames.push(node.getAttribute("name"));
            }
        });
        archInfo.legend = (fields[archInfo.color]?.selection || []).map(([value, label], index) => ({ value, label, index }));
        return archInfo;
    }
}
