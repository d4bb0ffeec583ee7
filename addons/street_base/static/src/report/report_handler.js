import { download } from "@web/core/network/download";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { session } from "@web/session";

/**
 * Downloads reports of the types py-pdf and py-xlsx from their own route.
 *
 * The list view passes the ids of the selected rows, for "select all" only the first `active_ids_limit` of them:
 * at that limit the ids are incomplete and the list's domain says what is meant.
 *
 * @returns {Promise<boolean>} false when the report is of another type
 */
async function downloadPythonReport(action, _options, env) {
    if (!action.report_type?.startsWith("py-")) {
        return false;
    }
    const context = { ...user.context, ...action.context };
    const { active_ids: ids = null, active_domain: domain = null } = context;
    const isCut = domain && ids?.length >= session.active_ids_limit;
    for (const key of ["active_id", "active_ids", "active_domain", "active_model"]) {
        delete context[key];
    }
    env.services.ui.block();
    try {
        await download({
            url: `/report_py/${encodeURIComponent(action.report_name)}`,
            data: {
                ids: JSON.stringify(isCut ? null : ids),
                domain: JSON.stringify(domain),
                options: JSON.stringify(action.data || {}),
                context: JSON.stringify(context),
            },
        });
    } finally {
        env.services.ui.unblock();
    }
    return true;
}

registry.category("ir.actions.report handlers").add("street_python_report", downloadPythonReport);
