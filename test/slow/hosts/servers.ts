import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A server of Debian that a test starts on 127.0.0.1. It ends with the test. */
export type ServerName = "nginx" | "apache" | "caddy";

const PROGRAMS: Readonly<Record<ServerName, string>> = { nginx: "nginx", apache: "apache2", caddy: "caddy" };

/** The program of a server; undefined where the machine has none. */
export function programOf(server: ServerName): string | undefined {
	return [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin"]
		.map((folder) => path.join(folder, PROGRAMS[server]))
		.find((file) => existsSync(file));
}

/** What a server is to serve. */
export interface Serving {
	/** The root of the server, absolute. */
	readonly root: string;
	/** The folder of the site, with the files for its host; within the root. */
	readonly site: string;
	/** A folder for its settings and logs. */
	readonly scratch: string;
}

/**
 * Starts a server with the files that were written for it, and waits until it answers.
 * @returns its port
 */
export async function startServer(name: ServerName, serving: Serving): Promise<number> {
	mkdirSync(serving.scratch, { recursive: true });
	const port = await freePort();
	const conf = path.join(serving.scratch, `${name}.conf`);
	writeFileSync(conf, CONFIGS[name](serving, port));
	const server = spawn(programOf(name) ?? "", ARGUMENTS[name](serving.scratch, conf), {
		stdio: ["ignore", "ignore", "pipe"],
		env: { ...process.env, HOME: serving.scratch, XDG_DATA_HOME: serving.scratch, XDG_CONFIG_HOME: serving.scratch },
	});
	let said = "";
	server.stderr?.on("data", (text: Buffer) => {
		said += text;
	});
	onTestFinished(() => stop(server));
	for (let tries = 0; !(await isAnswering(port)); tries++) {
		if (tries > 600 || server.exitCode !== null) throw new Error(`${name} does not answer: ${said.slice(-2000)}`);
		await new Promise((resolve) => void setTimeout(resolve, 50));
	}
	return port;
}

async function stop(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null) return;
	const ended = once(server, "exit");
	server.kill();
	await ended;
}

const ARGUMENTS: Readonly<Record<ServerName, (scratch: string, conf: string) => string[]>> = {
	nginx: (scratch, conf) => ["-e", `${scratch}/error.log`, "-p", scratch, "-c", conf],
	apache: (_, conf) => ["-X", "-f", conf],
	caddy: (_, conf) => ["run", "--adapter", "caddyfile", "--config", conf],
};

const CONFIGS: Readonly<Record<ServerName, (serving: Serving, port: number) => string>> = {
	nginx: nginxConfig,
	apache: apacheConfig,
	caddy: caddyConfig,
};

function nginxConfig({ root, site, scratch }: Serving, port: number): string {
	const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${scratch}/${name};`);
	return `daemon off; master_process off; pid ${scratch}/pid; error_log ${scratch}/error.log warn;
events { worker_connections 512; }
http {
	${temporary.join(" ")}
	access_log off;
	keepalive_requests 1000000;
	types { text/html html; application/xml xml; application/json json; text/css css; }
	include ${site}/.backfile-nginx-http.conf;
	server {
		listen 127.0.0.1:${port};
		root ${root};
		include ${site}/.backfile-nginx-server.conf;
	}
}
`;
}

function apacheConfig({ root, site, scratch }: Serving, port: number): string {
	const modules = ["mpm_event", "authz_core", "mime", "dir", "rewrite", "headers", "filter", "deflate"];
	const user = process.getuid?.() === 0 ? "User www-data\nGroup www-data\n" : "";
	return `ServerRoot ${scratch}
ServerName 127.0.0.1
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join("")}${user}Mutex file:${scratch} default
PidFile ${scratch}/apache.pid
ErrorLog ${scratch}/apache-error.log
TypesConfig /etc/mime.types
KeepAlive On
MaxKeepAliveRequests 0
Listen 127.0.0.1:${port}
<Directory />
	Require all granted
</Directory>
<VirtualHost *:${port}>
	DocumentRoot ${root}
	<Directory ${root}>
		Options FollowSymLinks
		AllowOverride All
	</Directory>
${existsSync(path.join(site, ".backfile-apache.conf")) ? `	Define BACKFILE_SITE ${site}\n	Include ${site}/.backfile-apache.conf\n` : ""}</VirtualHost>
`;
}

function caddyConfig({ root, site, scratch }: Serving, port: number): string {
	return `{
	admin off
	auto_https off
	storage file_system ${scratch}
	log {
		level ERROR
	}
}
http://127.0.0.1:${port} {
	bind 127.0.0.1
	root * ${root}
	import ${site}/.backfile-caddy
}
`;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, "close");
	return port;
}

async function isAnswering(port: number): Promise<boolean> {
	try {
		await ask(new Agent(), port, "/");
		return true;
	} catch {
		return false;
	}
}

/** What a server answered. */
export interface Answered {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: string;
}

/** Asks for a path as it is written: nothing is normalised on the way. */
export function ask(agent: Agent, port: number, target: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
	return new Promise((resolve, reject) => {
		request({ host: "127.0.0.1", port, path: target, agent, headers }, (response) => {
			let body = "";
			response.setEncoding("utf8");
			response.on("data", (text: string) => {
				body += text;
			});
			response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
			response.on("error", reject);
		})
			.on("error", reject)
			.end();
	});
}
