import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import mime from "mime";
import sendStream from "send";
import { CannotRun, codeOf } from "../../problem.ts";
import { asCannotRun } from "../../system/answers.ts";
import { encodedPath } from "./find.ts";

/**
 * Answers with a text.
 * @param type a media type; without one the text is plain
 */
export function sendText(response: ServerResponse, status: number, text: string, type = "text/plain"): void {
	const bytes = Buffer.from(text);
	response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "content-length": bytes.length });
	// Node leaves the text out where only the head is asked for.
	response.end(bytes);
}

/**
 * Answers with a file: whole, in part (Range), or that it is as the browser has it. A page gets something added at its end.
 * @param file absolute
 * @throws an error of the operating system where the file cannot be read
 */
export async function sendFile(
	request: IncomingMessage,
	response: ServerResponse,
	status: number,
	file: string,
	added: string,
): Promise<void> {
	const type = mime.getType(file) ?? "application/octet-stream";
	if (type === "text/html") {
		sendText(response, status, (await readFile(file, "utf8")) + added, type);
		return;
	}
	response.setHeader("content-type", /^text\/|xml|json|javascript/.test(type) ? `${type}; charset=utf-8` : type);
	const { root, base } = { root: path.dirname(file), base: encodedPath(path.basename(file)) };
	await new Promise<void>((resolve, reject) => {
		response.once("close", resolve);
		sendStream(request, `/${base}`, { root, cacheControl: false, dotfiles: "allow", index: false }).on("error", reject).pipe(response);
	});
}

/** Answers that a request failed. */
export function sendFailure(response: ServerResponse, error: unknown): void {
	if (response.headersSent) {
		response.destroy();
		return;
	}
	for (const name of response.getHeaderNames()) if (/^(content-|etag$|last-modified$)/.test(name)) response.removeHeader(name);
	const { status, headers } = error as { readonly status?: number; readonly headers?: Readonly<Record<string, string>> };
	if (status === 416 && headers?.["Content-Range"] !== undefined) response.setHeader("content-range", headers["Content-Range"]);
	const known = asCannotRun(error);
	const text = known instanceof CannotRun ? `${known.message} ${known.remedy}` : error instanceof Error ? error.message : String(error);
	sendText(response, codeOf(error) === "ENOENT" ? 404 : status === undefined || status === 404 ? 500 : status, text);
}
