import { z } from "zod";
import { LEFT_OUT } from "./reasons.ts";

/** What a line of a server's log asked for: a path, or a whole address where the line names a host. */
export type LogLine = { readonly written: string } | { readonly leftOut: string };

/** How a server answers at an address at which something stands, or did a moment ago. */
const ANSWERED = new Set([200, 206, 301, 302, 304, 308]);

/** What stands behind the date: the request, in which quotation marks are escaped, and the status. */
const REQUEST = /\] "([^"\\]*(?:\\.[^"\\]*)*)" (\d{3})\b/y;

/** A line of JSON: Caddy's, or one of which `request` is what Common Log Format has. */
const jsonLine = z.object({
	request: z.union([z.string(), z.object({ method: z.string(), uri: z.string(), host: z.string().optional() })]),
	status: z.coerce.number(),
});

/**
 * Reads a line of an access log: Common or Combined Log Format, with the virtual host before it or not, or JSON as Caddy writes it.
 * Nothing of it is kept but what was asked for.
 * @returns undefined where it is no such line
 */
export function readLogLine(line: string): LogLine | undefined {
	return line.startsWith("{") ? readJson(line) : readCommon(line);
}

function readCommon(line: string): LogLine | undefined {
	REQUEST.lastIndex = line.indexOf('] "');
	const [, request, status] = (REQUEST.lastIndex > 0 && line.includes("[") && REQUEST.exec(line)) || [];
	if (request === undefined) return undefined;
	// Apache's `vhost_combined` begins with the host and its port.
	const host = /^((?=[\d.-]*[a-z])[\w.-]+):\d{1,5} \S+ /i.exec(line)?.[1];
	return asked(request, Number(status), host);
}

function readJson(line: string): LogLine | undefined {
	const { data } = jsonLine.safeParse(parsed(line));
	if (!data) return undefined;
	const { request, status } = data;
	return typeof request === "string" ? asked(request, status) : answered(request.method, request.uri, status, request.host);
}

function parsed(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

function asked(request: string, status: number, host?: string): LogLine {
	const [, method = "", target = ""] = /^(\S+) +(\S.*)$/.exec(request.replace(/ HTTP\/[\d.]{1,3}$/, "")) ?? [];
	return answered(method, target.includes("\\") ? unescaped(target) : target, status, host);
}

/** Apache and nginx write bytes that are no ASCII as `\xC3`. */
function unescaped(target: string): string {
	return target.replace(/\\x([\da-f]{2})/gi, "%$1").replaceAll('\\"', "%22");
}

function answered(method: string, target: string, status: number, host?: string): LogLine {
	if (!ANSWERED.has(status)) return { leftOut: LEFT_OUT.status };
	if (method !== "GET" && method !== "HEAD") return { leftOut: LEFT_OUT.method };
	// Servers take `//a` for `/a`.
	const path = target.replace(/^\/{2,}/, "/");
	const name = host?.replace(/:\d+$/, "");
	return { written: path.startsWith("/") && name !== undefined && isName(name) ? `//${name}${path}` : path };
}

/** Whether a host is one that readers know: behind a proxy, a server is called by a number or by a name without a dot. */
function isName(host: string): boolean {
	return host.includes(".") && /[a-z]/i.test(host) && !host.includes(":");
}

const LOADED =
	/\.(css|m?js|map|woff2?|ttf|otf|eot|ico|cur)$|\/(favicon|apple-touch-icon|mstile|android-chrome)[^/]*$|\/wp-content\/(themes|plugins)\//i;

const PROGRAMS =
	/\/(wp-login\.php|xmlrpc\.php|wp-cron\.php|wp-signup\.php|wp-admin|wp-json|wp-includes|cgi-bin|phpmyadmin|(robots|ads|app-ads|security)\.txt|\.[^/]*)(\/|\?|$)/i;

/** Why an address that a log names is none that readers use; undefined where it may be one. */
export function notForReaders(address: string): string | undefined {
	const path = address.replace(/\?.*$/, "");
	if (LOADED.test(path)) return LEFT_OUT.loaded;
	return PROGRAMS.test(path) ? LEFT_OUT.programs : undefined;
}
