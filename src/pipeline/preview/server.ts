import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { isFile } from "../content/files.ts";
import { findTarget } from "./find.ts";
import { refusalOf } from "./guard.ts";
import { sendFailure, sendFile, sendText } from "./send.ts";

/** A web server for one output folder, with which an author looks at the site while writing. */
export interface Preview {
	readonly server: Server;
	/** Makes every open page reload. */
	reload(): void;
}

/** What a preview shows. */
export interface PreviewOptions {
	/** The published site, absolute. */
	readonly folder: string;
	/** The site's path, such as `/` or `/archive/`. */
	readonly base: string;
	/** The address or name that the owner asked to listen on; without one it is this machine alone. */
	readonly host?: string;
	/** Makes the page that lists what is wrong with the archive. */
	readonly problems?: () => Promise<string>;
}

const EVENTS = "/.backfile/reload";

const RELOADER = `<script>new EventSource("${EVENTS}").onmessage = () => location.reload();</script>`;

/** Where a page of problems is served, below the path of the site. It is no part of the site. */
export const PROBLEMS = "_problems/";

/** Serves a folder below the path that the site has. Pages reload themselves on `reload()`. No request ends the server. */
export function createPreview(options: PreviewOptions): Preview {
	const openPages = new Set<ServerResponse>();
	// A path of two slashes would lead to another host.
	const site = { ...options, base: options.base.replace(/^\/+/, "/") };
	const server = createServer((request, response) => {
		answer(site, openPages, request, response).catch((error) => sendFailure(response, error));
	});
	return {
		server,
		reload() {
			for (const page of openPages) page.write("data: reload\n\n");
		},
	};
}

async function answer(
	{ folder, base, host = "127.0.0.1", problems }: PreviewOptions,
	openPages: Set<ServerResponse>,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	response.setHeader("cache-control", "no-store");
	const refusal = refusalOf(request, host);
	if (refusal) {
		if (refusal.status === 405) response.setHeader("allow", "GET, HEAD");
		sendText(response, refusal.status, refusal.message);
		return;
	}
	const address = addressOf(request.url ?? "/");
	if (address === EVENTS) addPage(openPages, request, response);
	else if (!address.startsWith(base)) response.writeHead(302, { location: base }).end();
	else if (problems && address === base + PROBLEMS) sendText(response, 200, (await problems()) + RELOADER, "text/html");
	else await answerFromSite(folder, base, address, request, response);
}

/** The path of a request; it begins with one slash. */
function addressOf(url: string): string {
	return `/${url.replace(/[?#].*$/s, "").replace(/^\/+/, "")}`;
}

async function answerFromSite(
	folder: string,
	base: string,
	address: string,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const target = findTarget(folder, base, address);
	const missing = path.join(folder, "404.html");
	if (target && "redirect" in target) response.writeHead(301, { location: target.redirect }).end();
	else if (target) await sendFile(request, response, 200, target.file, RELOADER);
	else if (isFile(missing)) await sendFile(request, response, 404, missing, RELOADER);
	else sendText(response, 404, "Not found");
}

/** Keeps the connection of a page open, to send it events. */
function addPage(openPages: Set<ServerResponse>, request: IncomingMessage, response: ServerResponse): void {
	response.writeHead(200, { "content-type": "text/event-stream" });
	if (request.method === "HEAD") {
		response.end();
		return;
	}
	response.write(":\n\n");
	openPages.add(response);
	response.on("close", () => openPages.delete(response));
}
