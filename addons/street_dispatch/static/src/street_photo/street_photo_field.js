import { Component, useRef, useState } from "@odoo/owl";
import { isBinarySize } from "@web/core/utils/binary";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { getDataURLFromFile, imageUrl } from "@web/core/utils/urls";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const SIDE = 1600;
const QUALITY = 0.85;

/** Reduce a photo to what is needed as proof; what the browser cannot decode goes up as it is, and the server judges it. */
export async function shrinkPhoto(file) {
    let picture;
    try {
        picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    } catch {
        return file;
    }
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

/** Binary field that opens the phone's camera and shows the photo taken. */
export class StreetPhotoField extends Component {
    static template = "street_dispatch.StreetPhotoField";
    static props = { ...standardFieldProps, hint: { type: String, optional: true } };

    setup() {
        this.input = useRef("input");
        this.state = useState({ busy: false });
    }

    get value() {
        return this.props.record.data[this.props.name];
    }

    get url() {
        if (isBinarySize(this.value)) {
            return imageUrl(this.props.record.resModel, this.props.record.resId, this.props.name);
        }
        return `data:image/jpeg;base64,${this.value}`;
    }

    get label() {
        return this.props.hint === "before" ? _t("Before (optional)") : _t("After");
    }

    async onChange(ev) {
        const [file] = ev.target.files;
        ev.target.value = "";
        if (!file) {
            return;
        }
        this.state.busy = true;
        try {
            const url = await getDataURLFromFile(await shrinkPhoto(file));
            await this.props.record.update({ [this.props.name]: url.split(",")[1] });
        } finally {
            this.state.busy = false;
        }
    }

    remove() {
        return this.props.record.update({ [this.props.name]: false });
    }
}

registry.category("fields").add("street_photo", {
    component: StreetPhotoField,
    displayName: _t("Camera"),
    supportedTypes: ["binary"],
    extractProps: ({ options }) => ({ hint: options.hint }),
});
