import { download } from "@web/core/network/download";
import { registry } from "@web/core/registry";

/**
 * The test browser refuses downloads: the request is sent all the same and its answer noted in the page,
 * where the next step looks for it.
 */
function noteDownload() {
    download._download = async ({ url, data }) => {
        const body = new FormData();
        Object.entries({ ...data, csrf_token: odoo.csrf_token }).forEach(([key, value]) => body.append(key, value));
        const response = await fetch(url, { method: "POST", body });
        const type = response.headers.get("Content-Type").split(/[/.;]/).pop();
        const note = document.createElement("span");
        note.className = `street_downloaded_${response.status}_${type}`;
        document.body.append(note);
    };
}

registry.category("web_tour.tours").add("street_base_print_menu", {
    steps: () => [
        { trigger: ".o_data_row .o_list_record_selector input", run: "click" },
        { trigger: ".o_cp_action_menus button:has(.fa-print)", run: () => noteDownload() },
        { trigger: ".o_cp_action_menus button:has(.fa-print)", run: "click" },
        { trigger: ".o-dropdown--menu .o_menu_item:contains(联系人台账)", run: "click" },
        { trigger: "body:has(.street_downloaded_200_sheet)" },
        { trigger: ".o_list_view:not(:has(.o_data_row_selected))" }, // Odoo clears the selection after a report
        { trigger: ".o_data_cell:contains(路测甲)", run: "click" },
        { trigger: ".o_form_view .o_cp_action_menus button:has(.fa-cog)", run: "click" },
        { trigger: ".o-dropdown--menu button:has(.fa-print)", run: "hover" },
        { trigger: ".o-dropdown--menu .o_menu_item:contains(联系人情况说明)", run: "click" },
        { trigger: "body:has(.street_downloaded_200_pdf)" },
    ],
});
