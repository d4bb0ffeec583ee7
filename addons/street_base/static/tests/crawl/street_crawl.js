/**
 * Opens every menu of our applications, every view of its action and the first record, and notes what a person would
 * stumble over: an error in the console, an error dialog, an English term of ours in a Chinese screen.
 *
 * odoo.streetCrawl({ terms }) is called by test_crawl.py; it covers every addon without naming it.
 */
import { ErrorDialog, WarningDialog } from "@web/core/errors/error_dialogs";
import { rpcBus } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";

const QUIET_MS = 60;
const PATIENCE_MS = 15000;
const RECORD_VIEWS = ["list", "kanban", "calendar", "activity", "hierarchy", "street_map"];
const problems = new Map();
const fail = console.error.bind(console);
let place = "start";
let pending = 0;
let lastAnswer = 0;

function note(problem) {
    const key = `${problem}`.slice(0, 600);
    if (!problems.has(key)) {
        problems.set(key, place);
    }
}

function listen() {
    rpcBus.addEventListener("RPC:REQUEST", () => pending++);
    rpcBus.addEventListener("RPC:RESPONSE", () => {
        pending--;
        lastAnswer = Date.now();
    });
    console.error = (...words) => note(`console error: ${words.map((word) => word?.stack || word).join(" ")}`);
    for (const Dialog of [ErrorDialog, WarningDialog]) {
        patch(Dialog.prototype, {
            setup() {
                super.setup();
                note(`error dialog: ${this.props.message || this.props.data?.message || this.title}`);
            },
        });
    }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function settled() {
    const until = Date.now() + PATIENCE_MS;
    do {
        await pause(QUIET_MS);
    } while (Date.now() < until && (pending > 0 || Date.now() - lastAnswer < QUIET_MS));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function isVisible(element) {
    return element && !element.closest("script, style, textarea, code, .o_field_code, .o-mail-Message-body") && element.checkVisibility();
}

function readScreen(terms) {
    const english = (text) => terms.has(text.trim());
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent;
        if (text.length > 2 && english(text) && isVisible(walker.currentNode.parentElement)) {
            note(`in English: “${text.trim()}”`);
        }
    }
    for (const name of ["placeholder", "title", "data-tooltip", "aria-label"]) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            if (english(element.getAttribute(name)) && isVisible(element)) {
                note(`in English (${name}): “${element.getAttribute(name).trim()}”`);
            }
        }
    }
}

function menusWithActions(menu, found = []) {
    if (menu.actionID) {
        found.push(menu);
    }
    for (const child of menu.childrenTree || []) {
        menusWithActions(child, found);
    }
    return found;
}

async function visit(where, open, terms) {
    place = where;
    try {
        await open();
        await settled();
        readScreen(terms);
    } catch (error) {
        note(`cannot be opened: ${error?.data?.message || error?.message || error}`);
    }
}

async function crawlAction(env, menu, terms) {
    const { action, dialog, orm } = env.services;
    const where = `${menu.xmlid}`;
    let steps = 1;
    await visit(where, () => action.doAction(menu.actionID, { clearBreadcrumbs: true }), terms);
    const current = action.currentController;
    if (document.querySelector(".o_dialog") || !current?.view) {
        dialog.closeAll();
        return steps;
    }
    const { resModel, domain, context, views } = { resModel: current.action.res_model, ...current.action };
    for (const [, type] of views) {
        if (["form", "search", current.view.type].includes(type)) {
            continue;
        }
        steps++;
        await visit(`${where}, ${type}`, () => action.switchView(type), terms);
    }
    if (views.some(([, type]) => type === "form") && RECORD_VIEWS.includes(current.view.type)) {
        const [resId] = await orm.search(resModel, domain || [], { limit: 1, context });
        if (resId) {
            steps++;
            await visit(`${where}, first record`, () => action.switchView("form", { resId }), terms);
        }
    }
    return steps;
}

registry.category("services").add("street_crawl", {
    // No dependencies: the tests' bundle is also loaded by pages outside the backend, which have neither actions nor menus.
    start(env) {
        odoo.streetCrawl = async ({ termsUrl, skip }) => {
            listen();
            const terms = new Set(await (await fetch(termsUrl)).json());
            const { menu } = env.services;
            const apps = menu.getApps().filter((app) => app.xmlid.startsWith("street_"));
            const menus = apps.flatMap((app) => menusWithActions(menu.getMenuAsTree(app.id)));
            let steps = 0;
            for (const one of menus.filter((one) => !skip.includes(one.xmlid))) {
                steps += await crawlAction(env, one, terms);
            }
            if (!menus.length) {
                note("no menu of ours is to be seen");
            }
            console.log(`crawl: ${menus.length} menus, ${steps} screens`);
            if (problems.size) {
                fail([...problems].map(([problem, where]) => `${where}: ${problem}`).join("\n"));
            } else {
                console.log("test successful");
            }
        };
    },
});
