import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import mime from "mime";
import { listen } from "./sample.ts";

/** The header that docs/search.md tells owners to send. */
export function policyFor(url: string): string {
	const scripts = /^\/search(\.html)?$/.test(url) ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'";
	return `default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; ${scripts}; base-uri 'none'; form-action 'self'`;
}

/** A folder that is served with the strict policy. */
export interface Strict {
	readonly origin: string;
	/** The bytes of bodies that were sent since the last call, by path. */
	sent(): ReadonlyMap<string, number>;
	close(): void;
}

/** Serves a folder with the policy and without compression. */
export async function serveStrictly(folder: string): Promise<Strict> {
	let sent = new Map<string, number>();
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? "/", "http://localhost");
		const name = decodeURIComponent(pathname);
		const bytes = read(path.join(folder, name.endsWith("/") ? `${name}index.html` : name));
		const body = bytes ?? read(path.join(folder, "404.html")) ?? "";
		sent.set(pathname, (sent.get(pathname) ?? 0) + body.length);
		const type = bytes ? (mime.getType(name.endsWith("/") ? "html" : name) ?? "application/octet-stream") : "text/html";
		response.writeHead(bytes ? 200 : 404, { "content-type": type, "content-security-policy": policyFor(pathname) }).end(body);
	});
	return {
		...(await listen(server)),
		sent() {
			const before = sent;
			sent = new Map();
			return before;
		},
	};
}

function read(file: string): Buffer | undefined {
	try {
		return readFileSync(file);
	} catch {
		return undefined;
	}
}
