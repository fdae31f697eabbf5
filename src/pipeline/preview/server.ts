import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { percentDecoded } from "../../article/text.ts";
import { isFile } from "../content/files.ts";
import { OUR_TEMPLATES } from "../settings/load.ts";
import { type Channel, openChannel } from "./channel.ts";
import { findTarget } from "./find.ts";
import { refusalOf, type Viewer, viewerOf } from "./guard.ts";
import type { Missing } from "./missing.ts";
import { ADDED, ADDED_TO_MISSING, OWN, waitingPage } from "./pages.ts";
import { sendFailure, sendFile, sendText } from "./send.ts";
import { BUILT, type PreviewState } from "./state.ts";

/** A web server for one output folder, with which an author looks at the site while writing. */
export interface Preview {
	readonly server: Server;
	/** Shows another site from now on. */
	show(site: PreviewedSite): void;
	/** Tells open pages how the archive is from now on. */
	tell(state: PreviewState): void;
	/** Makes every open page reload, and tells it then how the archive is; without a state, what was told before. */
	reload(state?: PreviewState): void;
	/** Ends all connections, and listens no more. */
	close(): void;
}

/** The site that a preview shows. */
export interface PreviewedSite {
	/** The published site, absolute; undefined where nobody knows yet. */
	readonly folder?: string | undefined;
	/** The site's path, such as `/` or `/archive/`. */
	readonly base: string;
}

/** What a preview shows, and to whom. */
export interface PreviewOptions extends PreviewedSite {
	/** The address or name that the owner asked to listen on; without one it is this machine alone. */
	readonly host?: string;
	/** Makes the page that lists what is wrong with the archive. */
	readonly problems?: (viewer: Viewer) => Promise<string>;
	/** Says why nothing stands at an address: percent-encoded, with the path of the site. Only browsers of this machine are told. */
	readonly why?: (address: string) => Promise<Missing>;
	/** How the archive is at first; without it the site is built. */
	readonly state?: PreviewState;
}

/** Where a page of problems is served, below the path of the site. It is no part of the site. */
export const PROBLEMS = "_problems/";

/** The files that pages of a preview ask for, and that are no part of the site, with their media types. */
const OWN_FILES: Readonly<Record<string, string>> = { "preview.js": "text/javascript", "preview.css": "text/css" };

/** What it takes to answer a request. */
interface Shown extends PreviewedSite, Required<Pick<PreviewOptions, "host" | "state">>, Pick<PreviewOptions, "problems" | "why"> {
	readonly channel: Channel;
}

/** Serves a folder below the path that the site has. No request ends the server. */
export function createPreview({ folder, base, host = "127.0.0.1", problems, why, state = BUILT }: PreviewOptions): Preview {
	const channel = openChannel(state);
	let shown: Shown = { folder, base: oneSlash(base), host, problems, why, state, channel };
	const server = createServer((request, response) => {
		answer(shown, request, response).catch((error) => sendFailure(response, error));
	});
	return {
		server,
		show(site) {
			shown = { ...shown, folder: site.folder, base: oneSlash(site.base) };
		},
		tell(now) {
			shown = { ...shown, state: now };
			channel.tell(now);
		},
		reload(now = shown.state) {
			shown = { ...shown, state: now };
			channel.reload(now);
		},
		close() {
			channel.close();
			server.close();
			server.closeAllConnections();
		},
	};
}

/** A path of two slashes would lead to another host. */
function oneSlash(base: string): string {
	return base.replace(/^\/+/, "/");
}

async function answer(shown: Shown, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const { base, host, problems, channel } = shown;
	response.setHeader("cache-control", "no-store");
	response.setHeader("x-robots-tag", "noindex");
	const refusal = refusalOf(request, host);
	if (refusal) {
		if (refusal.status === 405) response.setHeader("allow", "GET, HEAD");
		sendText(response, refusal.status, refusal.message);
		return;
	}
	const address = addressOf(request.url ?? "/");
	if (address === `${OWN}reload`) channel.open(request, response);
	else if (address === `${OWN}why`) await sayWhy(shown, request, response);
	else if (address.startsWith(OWN)) sendOwn(response, address.slice(OWN.length));
	else if (!address.startsWith(base)) response.writeHead(302, { location: base }).end();
	else if (problems && address === base + PROBLEMS) sendText(response, 200, (await problems(viewerOf(request))) + ADDED, "text/html");
	else await answerFromSite(shown, address, request, response);
}

/** The file of a typeface. */
const FONT = /\.(woff2?|otf|ttf)$/i;

/** The path of a request; it begins with one slash. */
function addressOf(url: string): string {
	return `/${url.replace(/[?#].*$/s, "").replace(/^\/+/, "")}`;
}

function sendOwn(response: ServerResponse, name: string): void {
	const type = Object.hasOwn(OWN_FILES, name) ? OWN_FILES[name] : undefined;
	if (type === undefined) sendText(response, 404, "Not found");
	else sendText(response, 200, readFileSync(path.join(OUR_TEMPLATES, "preview", name), "utf8"), type);
}

/** Says why nothing stands at the address that the query is. Of stories that are not public others are told nothing. */
async function sayWhy({ why, base }: Shown, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const asked = percentDecoded(/\?(.*)$/s.exec(request.url ?? "")?.[1] ?? "");
	if (!why || viewerOf(request) !== "owner" || !asked.startsWith(base)) sendText(response, 404, "Not found");
	else sendText(response, 200, JSON.stringify(await why(asked)), "application/json");
}

async function answerFromSite({ folder, base, state, why }: Shown, address: string, request: IncomingMessage, response: ServerResponse) {
	const target = folder === undefined ? undefined : findTarget(folder, base, address);
	const missing = path.join(folder ?? "", "404.html");
	if (target && "redirect" in target) response.writeHead(301, { location: target.redirect }).end();
	else if (target) {
		// A typeface of which the browser keeps nothing comes too late for each page, and would never be seen (`font-display: optional`).
		if (FONT.test(target.file)) response.setHeader("cache-control", "max-age=600");
		await sendFile(request, response, 200, target.file, ADDED);
	} else if (state.is !== "built") sendText(response, 503, waitingPage(state), "text/html");
	else if (folder !== undefined && isFile(missing))
		await sendFile(request, response, 404, missing, why && viewerOf(request) === "owner" ? ADDED_TO_MISSING : ADDED);
	else sendText(response, 404, "Not found");
}
