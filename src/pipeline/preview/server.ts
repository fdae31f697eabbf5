import { createReadStream, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import mime from "mime";
import { percentDecoded } from "../../article/text.ts";
import { isFile } from "../content/files.ts";

/** A web server for one output folder, with which an author looks at the site while writing. */
export interface Preview {
	readonly server: Server;
	/** Makes every open page reload. */
	reload(): void;
}

const EVENTS = "/.backfile/reload";

const RELOADER = `<script>new EventSource("${EVENTS}").onmessage = () => location.reload();</script>`;

/** Where a page of problems is served, below the path of the site. It is no part of the site. */
export const PROBLEMS = "_problems/";

/**
 * Serves a folder below the path that the site has. Pages reload themselves on `reload()`.
 * @param base the site's path, such as `/` or `/archive/`
 * @param problems makes the page that lists what is wrong with the archive
 */
export function createPreview(folder: string, base: string, problems?: () => Promise<string>): Preview {
	const openPages = new Set<ServerResponse>();
	const server = createServer((request, response) => {
		if (request.url === EVENTS) addPage(openPages, request, response);
		else if (problems && request.url === base + PROBLEMS) void sendPage(problems, response);
		else answer(folder, base, (request.url ?? "/").replace(/[?#].*$/, ""), response);
	});
	return {
		server,
		reload() {
			for (const page of openPages) page.write("data: reload\n\n");
		},
	};
}

/** Keeps the connection of a page open, to send it events. */
function addPage(openPages: Set<ServerResponse>, request: IncomingMessage, response: ServerResponse): void {
	response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
	response.write(":\n\n");
	openPages.add(response);
	request.on("close", () => openPages.delete(response));
}

function answer(folder: string, base: string, url: string, response: ServerResponse): void {
	if (!url.startsWith(base)) {
		response.writeHead(302, { location: base }).end();
		return;
	}
	const file = fileFor(folder, percentDecoded(url.slice(base.length)));
	if (file === "folder") response.writeHead(301, { location: `${url}/` }).end();
	else if (file === undefined) send(path.join(folder, "404.html"), 404, response);
	else send(file, 200, response);
}

/** The file for a path, found as static hosts find it: the path itself, its index.html, or the path with `.html` added. */
function fileFor(folder: string, name: string): string | "folder" | undefined {
	const full = path.join(folder, path.posix.join("/", name));
	if (isFile(path.join(full, "index.html"))) return name === "" || name.endsWith("/") ? path.join(full, "index.html") : "folder";
	return [full, `${full}.html`].find(isFile);
}

/** Sends a page that is made when it is asked for. */
async function sendPage(make: () => Promise<string>, response: ServerResponse): Promise<void> {
	response.setHeader("cache-control", "no-store");
	try {
		const page = await make();
		response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page + RELOADER);
	} catch (error) {
		response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end(error instanceof Error ? error.message : String(error));
	}
}

function send(file: string, status: number, response: ServerResponse): void {
	const type = mime.getType(file) ?? "application/octet-stream";
	const text = /^text\/|xml|json|javascript/.test(type);
	response.setHeader("cache-control", "no-store");
	response.setHeader("content-type", text ? `${type}; charset=utf-8` : type);
	if (!isFile(file)) response.writeHead(status).end("Not found");
	else if (type === "text/html") response.writeHead(status).end(`${readFileSync(file, "utf8")}${RELOADER}`);
	else createReadStream(file).pipe(response.writeHead(status));
}
