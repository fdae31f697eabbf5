import { describe, expect, it } from "vitest";
import { parseTarget } from "../../../src/pipeline/upload/target.ts";

describe("a target", () => {
	it.each([
		["/srv/www", { kind: "folder", folder: "/srv/www" }],
		["www", { kind: "folder", folder: "/home/www" }],
		["./a:b", { kind: "folder", folder: "/home/a:b" }],
		["host:/srv/www", { kind: "rsync", host: "host", folder: "/srv/www" }],
		["me@host.example:www", { kind: "rsync", host: "me@host.example", folder: "www" }],
		["me@[::1]:/srv/w w", { kind: "rsync", host: "me@[::1]", folder: "/srv/w w" }],
		["host:-x", { kind: "rsync", host: "host", folder: "./-x" }],
		["ssh://me@host:2222/srv/www", { kind: "rsync", host: "me@host", port: 2222, folder: "/srv/www" }],
		["ssh://host/srv", { kind: "rsync", host: "host", folder: "/srv" }],
		["rclone:bucket:", { kind: "rclone", remote: "bucket:" }],
		["rclone:my r2:www/site", { kind: "rclone", remote: "my r2:www/site" }],
	])("%s is read", (text, target) => {
		expect(parseTarget(text, "/home")).toEqual({ port: undefined, ...target, name: text });
	});

	it("is a folder where it begins with the letter of a disk", () => {
		expect(parseTarget("D:\\www", "/home").kind).toBe("folder");
	});

	it.each([
		["", "is no target"],
		[" ", "is no target"],
		["-oProxyCommand=x:/srv", "is no target"],
		["me@-host:/srv", "is no target"],
		["host::module", "is no target"],
		["s3://bucket/www", "rclone:REMOTE:PATH"],
		["https://host/www", "is no target"],
		["ssh://host:99999/x", "is no target"],
		["ssh://host", "is no target"],
		["host:/", "names a whole machine"],
		["ssh://host/", "is no target"],
		["a\nb:/srv", "is no target"],
		["rclone:", "must be followed by the name of a remote"],
		["rclone:www", "must be followed by the name of a remote"],
		["rclone:-x:www", "must be followed by the name of a remote"],
		["rclone::sftp,host=x:www", "must be followed by the name of a remote"],
		["rclone:web,pass=secret:www", "must be followed by the name of a remote"],
	])("%j is refused", (text, message) => {
		expect(() => parseTarget(text, "/home")).toThrow(expect.objectContaining({ message: expect.anything(), remedy: expect.anything() }));
		const words = (() => {
			try {
				parseTarget(text, "/home");
			} catch (error) {
				const { message, remedy } = error as { message: string; remedy: string };
				return `${message} ${remedy}`;
			}
			return "";
		})();
		expect(words).toContain(message);
	});

	it("with a password is refused, and the password is not repeated", () => {
		for (const text of ["ssh://me:secret@host/srv", "ftp://me:secret@host/www"]) {
			expect(() => parseTarget(text, "/home")).toThrow(/^(?!.*secret)/);
		}
	});
});
