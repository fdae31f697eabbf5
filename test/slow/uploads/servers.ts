import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { temporary } from "../../pipeline/archives.ts";

const SSHD = "/usr/sbin/sshd";

/** Whether this machine has all that the tests of uploads need. */
export const HAS_PROGRAMS = ["rsync", "ssh", "ssh-keygen", "rclone"].every(isInstalled) && existsSync(SSHD);

function isInstalled(program: string): boolean {
	return (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}

/** A server at which a site is uploaded. It ends with the test. */
export interface UploadServer {
	/** Names a folder of it as a target. */
	target(folder: string): string;
	/** Where that folder is on the disk, absolute. */
	onDisk(folder: string): string;
	/** What the environment of an upload needs. */
	readonly env: Readonly<Record<string, string>>;
	/** Ends it, and waits until it has ended. */
	stop(): Promise<void>;
	start(): Promise<void>;
}

/** Starts an sshd of our own: its keys, its settings and its port. */
export async function startSshd(): Promise<UploadServer & { readonly key: string; readonly port: number }> {
	const root = temporary();
	for (const key of ["host", "user"]) execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path.join(root, key)]);
	const port = await freePort();
	const conf = path.join(root, "sshd_config");
	const settings = ["ListenAddress 127.0.0.1", `Port ${port}`, `HostKey ${root}/host`, `AuthorizedKeysFile ${root}/user.pub`];
	writeFileSync(
		conf,
		[...settings, "StrictModes no", "UsePAM no", "PidFile none", "MaxStartups 100", "Subsystem sftp internal-sftp", ""].join("\n"),
	);
	if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true });
	const client = [
		"-F none",
		`-i ${root}/user`,
		"-o IdentitiesOnly=yes",
		`-o UserKnownHostsFile=${root}/known`,
		"-o StrictHostKeyChecking=no",
	];
	const onDisk = (folder: string) => path.join(root, "home", folder);
	const server = startable(port, () => spawn(SSHD, ["-D", "-e", "-f", conf], { stdio: "ignore" }));
	await server.start();
	return {
		...server,
		key: path.join(root, "user"),
		port,
		env: { RSYNC_RSH: `ssh ${client.join(" ")} -o LogLevel=ERROR` },
		onDisk,
		target: (folder) => `ssh://127.0.0.1:${port}${onDisk(folder)}`,
	};
}

/** Starts the WebDAV server that comes with rclone. It keeps no hashes. */
export async function startWebdav(): Promise<UploadServer> {
	const root = temporary();
	const port = await freePort();
	const own = ["type = webdav", `url = http://127.0.0.1:${port}/`, "vendor = other"];
	writeFileSync(path.join(root, "rclone.conf"), ["[there]", ...own, ""].join("\n"));
	mkdirSync(path.join(root, "home"));
	const args = ["serve", "webdav", "--addr", `127.0.0.1:${port}`, "--dir-cache-time", "0s", path.join(root, "home")];
	const server = startable(port, () => spawn("rclone", args, { stdio: "ignore" }));
	await server.start();
	return {
		...server,
		env: { RCLONE_CONFIG: path.join(root, "rclone.conf") },
		onDisk: (folder) => path.join(root, "home", folder),
		target: (folder) => `rclone:there:${folder}`,
	};
}

/** The sshd, as rclone reaches it by SFTP. */
export function sftpOf({ key, port, onDisk, start, stop }: Awaited<ReturnType<typeof startSshd>>): UploadServer {
	const conf = path.join(temporary(), "rclone.conf");
	const user = execFileSync("id", ["-un"], { encoding: "utf8" }).trim();
	writeFileSync(
		conf,
		["[there]", "type = sftp", "host = 127.0.0.1", `port = ${port}`, `user = ${user}`, `key_file = ${key}`, ""].join("\n"),
	);
	return { start, stop, onDisk, env: { RCLONE_CONFIG: conf }, target: (folder) => `rclone:there:${onDisk(folder)}` };
}

function startable(port: number, begin: () => ChildProcess): Pick<UploadServer, "start" | "stop"> {
	let child: ChildProcess | undefined;
	onTestFinished(() => void child?.kill());
	return {
		async start() {
			child = begin();
			for (let tries = 0; !(await isOpen(port)); tries++) {
				if (tries > 600) throw new Error("The server does not answer.");
				await wait(100);
			}
		},
		async stop() {
			const stopping = child;
			if (!stopping || stopping.exitCode !== null || stopping.signalCode !== null) return;
			const ended = once(stopping, "exit");
			stopping.kill();
			// One that waits for its clients is gone as well.
			const timer = setTimeout(() => stopping.kill("SIGKILL"), 2_000);
			await ended;
			clearTimeout(timer);
		},
	};
}

function isOpen(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1", () => {
			socket.destroy();
			resolve(true);
		}).on("error", () => resolve(false));
	});
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
		});
	});
}
