import { createReadStream, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import mime from "mime";
import { percentDecoded } from "../../article/text.ts";
import { isFile } from "../content/files.ts";

/** A web server for one output folder, for looking at it while writing. */
export interface Preview {
	readonly server: Server;
	/** Makes every open page load again. */
	reload(): void;
}

const EVENTS = "/.backfile/reload";

const RELOADER = `<script>new EventSource("${EVENTS}").onmessage = () => location.reload();</script>`;

/**
 * Serves a folder below the path that the site has. Pages reload themselves on `reload()`.
 * @param base the site's path, such as `/` or `/archive/`
 */
export function createPreview(folder: string, base: string): Preview {
	const readers = new Set<ServerResponse>();
	const server = createServer((request, response) => {
		if (request.url === EVENTS) listen(request, response);
		else answer((request.url ?? "/").replace(/[?#].*$/, ""), response);
	});
	return {
		server,
		reload() {
			for (const reader of readers) reader.write("data: reload\n\n");
		},
	};

	function listen(request: IncomingMessage, response: ServerResponse): void {
		response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
		response.write(":\n\n");
		readers.add(response);
		request.on("close", () => readers.delete(response));
	}

	function answer(url: string, response: ServerResponse): void {
		if (!url.startsWith(base)) {
			response.writeHead(302, { location: base }).end();
			return;
		}
		const file = fileFor(percentDecoded(url.slice(base.length)));
		if (file === "folder") response.writeHead(301, { location: `${url}/` }).end();
		else if (file === undefined) send(path.join(folder, "404.html"), 404, response);
		else send(file, 200, response);
	}

	/** The file that answers for a path, as static hosts find it: itself, its index.html, or with .html behind it. */
	function fileFor(name: string): string | "folder" | undefined {
		const full = path.join(folder, path.posix.join("/", name));
		if (isFile(path.join(full, "index.html"))) return name === "" || name.endsWith("/") ? path.join(full, "index.html") : "folder";
		return [full, `${full}.html`].find(isFile);
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
