import { statSync } from "node:fs";
import { type Log, openLog } from "./log.ts";

/** A log that stays open between builds. */
interface KeptLog {
	readonly key: string;
	readonly log: Log;
	/** What the disk said of its file after it was last read or written. */
	stamp: string;
}

/**
 * Makes an `openLog` for a thread that builds again and again: what it knows of a log is not read anew, unless somebody else has changed the file.
 * A log that was written anew is read once more.
 */
export function keepingLogs(): typeof openLog {
	const kept = new Map<string, KeptLog>();
	return (file, key) => {
		const known = kept.get(file);
		if (known && known.key === key && known.stamp !== "" && known.stamp === stampOf(file)) return { ...known.log, found: "whole" };
		const { found, blocks, append, rewrite } = openLog(file, key);
		const all = [...blocks];
		const log: Log = {
			found,
			blocks: all,
			append(json) {
				append(json);
				all.push(JSON.parse(json));
				entry.stamp = stampOf(file);
			},
			rewrite(jsons) {
				kept.delete(file);
				rewrite(jsons);
			},
		};
		const entry: KeptLog = { key, log, stamp: stampOf(file) };
		kept.set(file, entry);
		return log;
	};
}

/** Empty where there is no file. */
function stampOf(file: string): string {
	const stat = statSync(file, { throwIfNoEntry: false, bigint: true });
	return stat ? [stat.size, stat.mtimeNs, stat.ctimeNs, stat.ino].join() : "";
}
