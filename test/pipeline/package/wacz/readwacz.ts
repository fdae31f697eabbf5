import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { zipEntries } from "../entries.ts";

/** A record that the index of a web archive leads to. */
export interface ReadRecord {
	readonly url: string;
	readonly type: string;
	readonly date: string;
	readonly body: Buffer;
}

function sha256(bytes: Uint8Array | string): string {
	return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** Reads a web archive by its index, and fails where a digest, an order or a length is wrong. */
export function readWacz(file: string) {
	const entries = zipEntries(file);
	const textOf = (name: string) => entries.get(name)?.bytes.toString("utf8") ?? "";
	const list = JSON.parse(textOf("datapackage.json")) as { readonly resources: readonly { path: string; hash: string; bytes: number }[] };
	const faults: string[] = [];
	const check = (isRight: boolean, what: string) => isRight || faults.push(what);
	check(
		(JSON.parse(textOf("datapackage-digest.json")) as { hash: string }).hash === sha256(textOf("datapackage.json")),
		"digest of the list",
	);
	for (const { path, hash, bytes } of list.resources) {
		const found = entries.get(path)?.bytes ?? Buffer.alloc(0);
		check(found.length === bytes && sha256(found) === hash, path);
	}
	const names = [...list.resources.map(({ path }) => path), "datapackage.json", "datapackage-digest.json"].sort();
	check(JSON.stringify([...entries.keys()].sort()) === JSON.stringify(names), "what is listed");
	check(entries.get("archive/data.warc.gz")?.method === 0, "the records are packed twice");
	const warc = entries.get("archive/data.warc.gz")?.bytes ?? Buffer.alloc(0);
	const lines = textOf("indexes/index.cdx").split("\n").filter(Boolean);
	check(JSON.stringify([...lines].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) === JSON.stringify(lines), "order");
	const ids = new Set<string>();
	const records = lines.map((line): ReadRecord => {
		const [, key = "", time = "", place = "{}"] = /^(\S+) (\d{14}) (\{.*\})$/.exec(line) ?? [];
		const { url, digest, offset, length } = JSON.parse(place) as Record<"url" | "digest" | "offset" | "length", string>;
		const record = gunzipSync(warc.subarray(Number(offset), Number(offset) + Number(length)));
		const [head, block] = cut(record.subarray(0, -4));
		const [http, body] = cut(block);
		const fields = fieldsIn(head);
		check(record.subarray(-4).toString() === "\r\n\r\n" && Number(fields["content-length"]) === block.length, `${url}: length`);
		check(
			fields["warc-block-digest"] === sha256(block) && fields["warc-payload-digest"] === sha256(body) && digest === sha256(body),
			`${url}: digest`,
		);
		check(fields["warc-target-uri"] === url && key !== "" && fields["warc-date"]?.replace(/\D/g, "") === time, `${url}: place`);
		check(
			/^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/.test(fields["warc-record-id"] ?? ""),
			`${url}: id`,
		);
		check(!ids.has(fields["warc-record-id"] ?? ""), `${url}: id twice`);
		ids.add(fields["warc-record-id"] ?? "");
		return { url, type: fieldsIn(http)["content-type"] ?? "", date: fields["warc-date"] ?? "", body };
	});
	return {
		faults,
		list,
		lines,
		records,
		pages: pagesIn(textOf("pages/pages.jsonl")),
		extraPages: pagesIn(textOf("pages/extraPages.jsonl")),
	};
}

function pagesIn(text: string): readonly { readonly url: string; readonly title: string; readonly ts: string }[] {
	return text
		.split("\n")
		.filter(Boolean)
		.slice(1)
		.map((line) => JSON.parse(line) as { url: string; title: string; ts: string });
}

function cut(bytes: Buffer): readonly [Buffer, Buffer] {
	const at = bytes.indexOf("\r\n\r\n");
	return [bytes.subarray(0, at), bytes.subarray(at + 4)];
}

function fieldsIn(head: Buffer): Readonly<Record<string, string>> {
	const lines = head.toString("utf8").split("\r\n").slice(1);
	return Object.fromEntries(
		lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
	);
}
