import type { Problem } from "../../problem.ts";
import type { Decoded } from "../encoding.ts";

/** What an editor must know of how a file's bytes were read. */
export function encodingProblems(file: string, { encoding, by, damaged, dropped }: Omit<Decoded, "text">): Problem[] {
	const problems: Problem[] = [];
	if (encoding !== "utf-8") {
		const severity = by === "declaration" ? "info" : "warning";
		const reason = by === "declaration" ? ", as it says itself" : by === "evidence" ? ", by what its letters look like" : "";
		const message = `The file is not UTF-8; it was read as ${encoding}${reason}.`;
		problems.push({ file, rule: "encoding", severity, message, remedy: "Look whether accents are right, and save it as UTF-8." });
	}
	if (damaged > 0) {
		const message = `${damaged === 1 ? "One character" : `${damaged} characters`} could not be read as ${encoding}: in its place stands \ufffd.`;
		problems.push({ file, rule: "encoding", severity: "warning", message, remedy: "Write what stood there, and save it as UTF-8." });
	}
	if (dropped > 0) {
		const message = `${dropped} control characters were dropped.`;
		problems.push({ file, rule: "control-characters", severity: "warning", message, remedy: "Delete them from the file." });
	}
	return problems;
}
