import path from "node:path";
import { CannotRun } from "../../problem.ts";

/** Where a site is uploaded to, as a user names it. */
export type Target =
	| { readonly kind: "folder"; readonly name: string /** Absolute. */; readonly folder: string }
	| {
			readonly kind: "rsync";
			readonly name: string;
			/** `host` or `user@host`. */
			readonly host: string;
			readonly port?: number;
			/** Absolute, or below the home folder of the user there. */
			readonly folder: string;
	  }
	| { readonly kind: "rclone"; readonly name: string /** `REMOTE:PATH`, as rclone takes it. */; readonly remote: string };

/** A host's name, or its address; never what a program could take for an option. */
const HOST = String.raw`(?:[A-Za-z0-9_][\w.+-]*@)?(?:[A-Za-z0-9_][\w.-]*|\[[\da-fA-F:.]+\])`;

const SSH_URL = new RegExp(String.raw`^ssh://(${HOST})(?::(\d{1,5}))?(/.+)$`, "s");

const HOST_AND_FOLDER = new RegExp(`^(${HOST}):(?!:)(.+)$`, "s");

/** A remote that `rclone config` has set up: a name, and then a path. */
const RCLONE_REMOTE = /^[\p{L}\p{N}_.+@][\p{L}\p{N}_.+@ -]*:/u;

/**
 * Reads the target of an upload: `/srv/www`, `D:\www`, `user@host:/folder`, `ssh://user@host:port/folder` or `rclone:REMOTE:PATH`.
 * @param cwd what a folder is relative to, absolute
 * @throws {CannotRun} where it is none of these
 */
export function parseTarget(text: string, cwd: string): Target {
	if (/[\0\r\n]/.test(text) || text.trim() === "") throw noTarget(text);
	if (text.startsWith("rclone:")) return rcloneTarget(text);
	if (text.startsWith("ssh://")) return sshTarget(text);
	if (/^[a-z][a-z\d+.-]+:\/\//i.test(text)) throw noTarget(text.replace(/\/\/[^/@]*@/, "//…@"));
	if (/^[A-Za-z]:[\\/]/.test(text) || !/^[^/\\]*:/.test(text)) return { kind: "folder", name: text, folder: path.resolve(cwd, text) };
	const [, host, folder = ""] = HOST_AND_FOLDER.exec(text) ?? [];
	if (host === undefined) throw noTarget(text);
	return rsyncTarget(text, host, undefined, folder);
}

function sshTarget(text: string): Target {
	const [, host, port, folder = ""] = SSH_URL.exec(text) ?? [];
	if (/^ssh:\/\/[^/@]*:[^/@]*@/.test(text))
		throw new CannotRun(
			"The target holds a password, which everybody on this machine could read from the list of processes.",
			"Leave it out: ssh asks for it, or takes a key (ssh-keygen, ssh-copy-id).",
			"docs/uploads.md",
		);
	if (host === undefined || (port !== undefined && Number(port) > 65_535)) throw noTarget(text);
	return rsyncTarget(text, host, port === undefined ? undefined : Number(port), folder);
}

function rsyncTarget(name: string, host: string, port: number | undefined, folder: string): Target {
	if (/^\/*$/.test(folder))
		throw new CannotRun(`${name} names a whole machine.`, "Name the folder of the site as well: user@host:/srv/www.", "docs/uploads.md");
	// What ssh runs there begins with these words; a folder must not look like an option.
	return { kind: "rsync", name, host, port, folder: folder.startsWith("-") ? `./${folder}` : folder };
}

function rcloneTarget(text: string): Target {
	const remote = text.slice("rclone:".length);
	if (!RCLONE_REMOTE.test(remote))
		throw new CannotRun(
			"rclone: must be followed by the name of a remote that rclone knows, a colon and a path: rclone:REMOTE:PATH.",
			"Set one up with “rclone config”; “rclone listremotes” lists those that there are. Keys and passwords belong there, not into a command.",
			"docs/uploads.md",
		);
	return { kind: "rclone", name: text, remote };
}

function noTarget(text: string): CannotRun {
	return new CannotRun(
		`${JSON.stringify(text)} is no target of an upload.`,
		"Name a folder (/srv/www), a folder on a machine (user@host:/srv/www, or ssh://user@host:2222/srv/www), or rclone:REMOTE:PATH for anything else (S3, FTP, WebDAV…).",
		"docs/uploads.md",
	);
}
