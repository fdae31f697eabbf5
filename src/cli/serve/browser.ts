import { spawn } from "node:child_process";

/** A program and its arguments. */
type Line = readonly [program: string, ...words: string[]];

/** What opens an address in the user's browser, on each system. */
export function openingLine(address: string, platform: string = process.platform): Line {
	if (platform === "darwin") return ["open", address];
	// The first text in quotation marks would be the title of a window.
	if (platform === "win32") return ["cmd", "/d", "/c", "start", '""', address.replaceAll("&", "^&")];
	return ["xdg-open", address];
}

/** Opens an address in the user's browser. Where that cannot be done, `onFailure` is called and nothing else happens. */
export function openBrowser(address: string, onFailure: () => void, [program, ...words] = openingLine(address)): void {
	const child = spawn(program, words, { stdio: "ignore", detached: true, windowsVerbatimArguments: true });
	child.on("error", onFailure);
	child.on("exit", (code) => {
		if (code !== 0) onFailure();
	});
	// The browser outlives this program, which does not wait for it.
	child.unref();
}
