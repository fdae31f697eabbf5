// Whether servers take the settings that pages show for them.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Block } from "../../docs/blocks.ts";
import { programOf, type ServerName } from "../hosts/servers.ts";
import type { Machine } from "./install.ts";

/** The languages of blocks that are settings of a server. */
export const SERVERS: readonly ServerName[] = ["nginx", "apache", "caddy"];

/**
 * What a server says against a block; undefined where it takes it, or where the machine has no such server.
 * @param site a site with the files for its host, in the place of the folders that pages call /srv/…
 */
export function serverFault({ root }: Machine, { language, text, page, line }: Block, site: string): string | undefined {
	const name = language as ServerName;
	const program = programOf(name);
	if (program === undefined) return undefined;
	const scratch = path.join(root, `${name}-${line}`);
	mkdirSync(scratch, { recursive: true });
	const file = path.join(scratch, "settings");
	writeFileSync(file, WHOLE[name](withPlaces(text, site), scratch));
	const { status, stdout, stderr } = spawnSync(program, ARGUMENTS[name](file, scratch), {
		encoding: "utf8",
		env: { ...process.env, HOME: scratch, XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch },
	});
	return status === 0 ? undefined : `${page}:${line}: ${name} does not take this:\n${stdout}${stderr}`;
}

/** The folders of a page are those of the test; certificates are left out, since the test has none, and so is what needs them. */
function withPlaces(text: string, site: string): string {
	return text
		.replaceAll(/\/srv\/[\w-]+/g, site)
		.replaceAll(/^\s*ssl_certificate\w* .*\n|^\s*SSL\w+ .*\n/gm, "")
		.replaceAll(/\b443 ssl\b/g, "443");
}

const ARGUMENTS: Readonly<Record<ServerName, (file: string, scratch: string) => string[]>> = {
	nginx: (file, scratch) => ["-t", "-q", "-e", `${scratch}/error.log`, "-p", scratch, "-c", file],
	apache: (file) => ["-t", "-f", file],
	caddy: (file) => ["validate", "--adapter", "caddyfile", "--config", file],
};

/** A whole file of settings around what a page shows. */
const WHOLE: Readonly<Record<ServerName, (text: string, scratch: string) => string>> = {
	nginx(text, scratch) {
		const http = /^\s*http \{/m.test(text) ? text : `http {\n${text}\n}\n`;
		const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${scratch}/${name};`);
		return `pid ${scratch}/pid;\nevents {}\n${http.replace("http {", `http {\n${temporary.join(" ")}`)}`;
	},
	apache(text, scratch) {
		const modules = ["mpm_event", "authz_core", "mime", "dir", "rewrite", "headers"];
		const folder = "/usr/lib/apache2/modules";
		const loaded = modules
			.filter((name) => existsSync(`${folder}/mod_${name}.so`))
			.map((name) => `LoadModule ${name}_module ${folder}/mod_${name}.so`);
		return `ServerRoot ${scratch}\nServerName localhost\n${loaded.join("\n")}\nListen 8443\nErrorLog ${scratch}/error.log\n${text}`;
	},
	caddy: (text) => text,
};
