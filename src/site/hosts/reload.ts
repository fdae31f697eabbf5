import { APACHE_CONF } from "./apache.ts";
import { CADDY_FILE } from "./caddy.ts";
import { NGINX_HTTP, NGINX_SERVER } from "./nginx.ts";
import { S3_REDIRECTS } from "./s3.ts";

const NGINX = "The rules of nginx changed. Have it read them there: nginx -t && nginx -s reload";

/** Files that count only when somebody has the server read them, and what is to be done then. */
const READ_ON_DEMAND: ReadonlyMap<string, string> = new Map([
	[NGINX_HTTP, NGINX],
	[NGINX_SERVER, NGINX],
	[CADDY_FILE, "The rules of Caddy changed. Have it read them there: caddy reload"],
	[APACHE_CONF, "The settings of Apache changed. Have it read them there: apachectl graceful"],
	[S3_REDIRECTS, "The list of redirects changed. Set them in the bucket, as docs/hosts.md says."],
]);

/** What is to be done on the server after an upload of some files, a sentence each. */
export function reloadsAfter(paths: readonly string[]): string[] {
	return [...new Set(paths.flatMap((path) => READ_ON_DEMAND.get(path) ?? []))];
}
