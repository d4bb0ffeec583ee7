import { download } from "@web/core/network/download";
import { registry } from "@web/core/registry";

/** The test browser refuses downloads: the request is sent all the same and its answer noted in the page. */
function noteDownload() {
    download._download = async ({ url, data }) => {
        const body = new FormData();
        Object.entries({ ...data, csrf_token: odoo.csrf_token }).forEach(([key, value]) => body.append(key, value));
        const response = await fetch(url, { method: "POST", body });
        const note = document.createElement("span");
        note.className = `street_downloaded_${response.status}_${response.headers.get("Content-Type").split(/[/.;]/).pop()}`;
        document.body.append(note);
    };
}

registry.category("web_tour.tours").add("street_dispatch_papers", {
    steps: () => [
        { trigger: ".o_data_row .o_list_record_selector input", run: "click" },
        { trigger: ".o_cp_action_menus button:has(.fa-print)", run: () => noteDownload() },
        { trigger: ".o_cp_action_menus button:has(.fa-print)", run: "click" },
        { trigger: ".o-dropdown--menu .o_menu_item:contains(/Ledger of matters|事项台账/)", run: "click" },
        { trigger: "body:has(.street_downloaded_200_sheet)" },
        { trigger: ".o_list_view:not(:has(.o_data_row_selected))" },
        { trigger: ".o_data_cell:contains(Test garbage)", run: "click" },
        { trigger: ".o_form_view .o_cp_action_menus button:has(.fa-cog)", run: "click" },
        { trigger: ".o-dropdown--menu .o_menu_item:contains(GG01)", run: "click" },
        { trigger: "body:has(.street_downloaded_200_pdf)" },
    ],
});
