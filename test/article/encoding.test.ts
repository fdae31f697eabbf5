import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, decodeLine, decoderFor, findEncoding } from "../../src/article/encoding.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

describe("decode", () => {
	it.each<[string, Uint8Array, string, string]>([
		["UTF-8", Buffer.from("Zürich"), "Zürich", "utf-8"],
		["UTF-8 behind a byte order mark", Buffer.from("\ufeffZürich"), "Zürich", "utf-8"],
		["UTF-16, little end first", Buffer.from("\ufeffZürich", "utf16le"), "Zürich", "utf-16le"],
		["UTF-16, big end first", Buffer.from("\ufeffZü", "utf16le").swap16(), "Zü", "utf-16be"],
		["windows-1252", bytes(0x5a, 0xfc, 0xa3), "Zü£", "windows-1252"],
		["windows-1252 where UTF-8 is cut off", bytes(0x61, 0xc3, 0xa9, 0xe9), "aÃ©é", "windows-1252"],
		["nothing", bytes(), "", "utf-8"],
	])("reads %s", (_, input, text, encoding) => {
		expect(decode(input)).toMatchObject({ text, encoding, dropped: 0, damaged: 0 });
	});

	it("reads the quotation marks, dashes and euros of windows-1252", () => {
		const text = "€‚„…‘’“”•–—™";
		const input = bytes(0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99);
		expect(decode(input)).toMatchObject({ text, encoding: "windows-1252", dropped: 0 });
	});

	it.each([
		["a\r\nb\rc\nd", "a\nb\nc\nd", 0],
		["one\ftwo", "one\n\ntwo", 0],
		["a\0b\u0007c\u001bd\u007fe", "abcde", 4],
		["a\u0085b\u009fc", "abc", 2],
		["a\ufffeb\uffffc", "abc", 2],
		["tab\tstays", "tab\tstays", 0],
		["\u200f\u00ad\u2028 stay", "\u200f\u00ad\u2028 stay", 0],
	])("tidies %j", (raw, text, dropped) => {
		expect(decode(Buffer.from(raw))).toMatchObject({ text, encoding: "utf-8", dropped });
	});

	it("reads any bytes, without carriage returns and controls", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
				expect(decode(input).text).not.toMatch(/[\r\f\0\ufffe\uffff]|(?![\n\t])\p{Cc}/u);
			}),
		);
	});

	it("reads back every text without controls", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				fc.pre(!/(?![\n\t])\p{Cc}|^\ufeff/u.test(text));
				expect(decode(Buffer.from(text)).text).toBe(text);
			}),
		);
	});
});

/** Bytes of a text in an encoding of two bytes a letter at most, by what its decoder says of each. */
function encoded(text: string, label: string): Uint8Array {
	const decoder = new TextDecoder(label);
	const bytes = new Map<string, number[]>();
	for (let first = 0x80; first <= 0xff; first++) {
		const one = decoder.decode(Uint8Array.of(first));
		if (one.length === 1 && one !== "\ufffd" && !bytes.has(one)) bytes.set(one, [first]);
		for (let second = 0x40; second <= 0xfe; second++) {
			const letter = decoder.decode(Uint8Array.of(first, second));
			if (letter.length === 1 && letter !== "\ufffd" && !bytes.has(letter)) bytes.set(letter, [first, second]);
		}
	}
	return Uint8Array.from([...text].flatMap((letter) => (letter < "\u0080" ? [letter.charCodeAt(0)] : (bytes.get(letter) ?? [0x3f]))));
}

describe("an encoding that nothing declares", () => {
	it.each([
		["shift_jis", "町議会は火曜日に集まった。古い港の壁の運命を決めるためである。"],
		["euc-jp", "町議会は火曜日に集まった。古い港の壁の運命を決めるためである。"],
		["gb18030", "理事会星期二晚上开会，决定旧港墙的命运。"],
		["big5", "理事會星期二晚上開會，決定舊港牆的命運。"],
		["euc-kr", "시의회는 화요일 밤 오래된 항구 벽의 운명을 결정하기 위해 모였다."],
		["koi8-r", "Отчёт о городе\n\nОн уже прошёл."],
		["windows-1251", "Совет собрался во вторник вечером, чтобы решить судьбу старой стены."],
		["iso-8859-7", "Το συμβούλιο συνεδρίασε το βράδυ της Τρίτης για την τύχη του παλιού τείχους."],
		[
			"iso-8859-2",
			"Rada zebrała się we wtorek wieczorem, aby zdecydować o losie starego muru. Żółć, którą zostawiła powódź, już nie śmierdzi.",
		],
	])("is found to be %s", (label, text) => {
		expect(decode(encoded(text, label))).toMatchObject({ text, encoding: label, by: "evidence", damaged: 0 });
	});

	it("is found by the escapes of ISO-2022-JP", () => {
		const jis = Buffer.from("\u001b$B?/32\u001b(B and \u001b$B4{\u001b(B", "latin1");
		expect(decode(jis)).toMatchObject({ encoding: "iso-2022-jp", dropped: 0, damaged: 0 });
	});

	it.each([
		"The café’s “last” day was a naïve affair – it cost £5.",
		"L'été dernier, le conseil a décidé de reconstruire la jetée après la tempête.",
		"Der Stadtrat beschloß am Dienstag, die alte Hafenmauer für 3 Millionen zu erneuern. Über das Büro.",
		"España: el año pasado, según el alcalde, murió la última ballena.",
		"café",
	])("is windows-1252 for Western text: %j", (text) => {
		expect(decode(encoded(text.replace(/[“”‘’–]/g, "'"), "windows-1252")).encoding).toBe("windows-1252");
	});

	it("is UTF-16 where every second byte is zero", () => {
		expect(decode(Buffer.from("Harbour wall", "utf16le"))).toMatchObject({ text: "Harbour wall", encoding: "utf-16le" });
	});
});

describe("UTF-8 with a damaged byte", () => {
	it("stays UTF-8", () => {
		const good = Buffer.from("Café “two” – Überall Müller. ");
		const bytes = Buffer.concat([good, Uint8Array.of(0xe9), Buffer.from(" behind")]);
		expect(decode(bytes)).toMatchObject({ text: `${good.toString()}\ufffd behind`, encoding: "utf-8", by: "damaged", damaged: 1 });
		expect(decode(good.subarray(0, -15))).toMatchObject({ encoding: "utf-8" });
	});

	it("stays it in a long text of which more is damaged", () => {
		const text = "Über die Mauer “am Hafen” – ".repeat(50);
		const bytes = Buffer.from(text);
		for (let at = 200; at < bytes.length; at += 400) bytes[at] = 0xff;
		expect(decode(bytes)).toMatchObject({ encoding: "utf-8", by: "damaged" });
	});
});

describe("an encoding that is declared", () => {
	it.each([
		'<meta charset="shift_jis">',
		"<?xml version='1.0' encoding='Shift_JIS'?>",
		'<meta http-equiv=x content="text/html; charset=sjis">',
	])("is taken from %s", (head) => {
		const bytes = Buffer.concat([Buffer.from(head), encoded("<p>町</p>", "shift_jis")]);
		expect(decode(bytes, "declares")).toMatchObject({ text: `${head}<p>町</p>`, encoding: "shift_jis", by: "declaration" });
	});

	it("is no encoding of bytes that are UTF-8", () => {
		expect(decode(Buffer.from("<meta charset=shift_jis>Zürich"), "declares")).toMatchObject({ encoding: "utf-8", by: "valid" });
	});
});

describe("findEncoding", () => {
	it("does not take the end of a first piece for damage", () => {
		const bytes = Buffer.from("Zürich “two”").subarray(0, -1);
		expect(findEncoding(bytes, "plain", false)).toEqual({ name: "utf-8", by: "valid" });
	});
});

describe("decoderFor", () => {
	it("decodes piece by piece, without a mark", () => {
		const decoder = decoderFor("UTF8");
		const bytes = Buffer.from("\ufeffZürich");
		expect([...bytes].map((byte) => decoder?.(Uint8Array.of(byte))).join("") + decoder?.()).toBe("Zürich");
		expect(decoderFor("latin1")?.(Uint8Array.of(0x93, 0xfc))).toBe("“ü");
		expect(decoderFor("klingon")).toBeUndefined();
	});
});

describe("decodeLine", () => {
	it("reads a line as UTF-8, else as windows-1252", () => {
		expect(decodeLine(Buffer.from("Zürich")).text).toBe("Zürich");
		expect(decodeLine(Uint8Array.of(0x93, 0xfc))).toMatchObject({ text: "“ü", encoding: "windows-1252" });
	});
});
