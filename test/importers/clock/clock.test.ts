import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { guessZone, readClock } from "../../../src/importers/clock/clock.ts";

/** A story at noon of the fifteenth of each of these months, as the clock of a zone wrote it. */
function readingsOf(zone: string, months: readonly string[]) {
	const clock = readClock();
	for (const month of months)
		clock.add({ fields: { published: DateTime.fromISO(`${month}-15T12:00:00`, { zone }).toISO()?.replace("Z", "+00:00") } });
	return clock.all();
}

const YEAR = Array.from({ length: 12 }, (_, index) => `2014-${String(index + 1).padStart(2, "0")}`);
const WINTER = ["2014-01", "2014-12"];

describe("the clock of an old site", () => {
	it("is read from dates with an offset, a line for each month and offset", () => {
		const clock = readClock();
		const dates = ["2014-05-03T10:00:00+02:00", "2014-05-04T10:00+02:00", "2014-05-04T10:00:00-03:30", "2014-05-04T10:00:00Z"];
		for (const published of [...dates, "2014-05-04 10:00:00", "2014-05", "2014-99-04T10:00:00+02:00", undefined, 7])
			clock.add({ fields: { published } });
		expect(clock.count()).toBe(3);
		expect(clock.all()).toEqual([
			{ instant: Date.parse("2014-05-03T08:00:00Z"), offset: 120, dates: 2 },
			{ instant: Date.parse("2014-05-04T13:30:00Z"), offset: -210, dates: 1 },
		]);
	});

	it.each(["America/New_York", "Europe/London", "America/Phoenix", "Asia/Kolkata", "America/St_Johns", "Australia/Adelaide"])(
		"tells the zone by its summer and winter: %s",
		(zone) => {
			const country = { "America/Phoenix": "en-US" }[zone];
			expect(guessZone(readingsOf(zone, YEAR), { language: country })).toEqual({ zone, fits: 12, of: 12 });
		},
	);

	it("leaves it to the domain, the likely zone and the language, in this order, which of equal zones is meant", () => {
		const readings = readingsOf("Europe/Berlin", YEAR);
		const zoneOf = (hints: Parameters<typeof guessZone>[1]) => guessZone(readings, hints)?.zone;
		expect(zoneOf({ url: "https://tide.fr/x", likely: "Europe/Rome", language: "sv" })).toBe("Europe/Paris");
		expect(zoneOf({ url: "https://tide.example", likely: "Europe/Rome", language: "sv" })).toBe("Europe/Rome");
		expect(zoneOf({ url: "https://tide.co.uk", likely: "America/Lima", language: "sv" })).toBe("Europe/Stockholm");
		expect(zoneOf({ url: "nowhere", language: "no language" })).toBe("Europe/Berlin");
		expect(zoneOf({})).toBe("Europe/Berlin");
	});

	it("is one of a fixed number of hours where nothing says of which country", () => {
		const zoneOf = (zone: string, months: readonly string[], language?: string) => guessZone(readingsOf(zone, months), { language })?.zone;
		expect(zoneOf("UTC", YEAR)).toBe("UTC");
		expect(zoneOf("UTC", WINTER)).toBe("UTC");
		expect(zoneOf("Etc/GMT-1", YEAR, "de")).toBe("Etc/GMT-1");
		expect(zoneOf("Etc/GMT-1", WINTER, "de")).toBe("Europe/Berlin");
		expect(zoneOf("Etc/GMT-9", YEAR, "ja")).toBe("Asia/Tokyo");
		expect(zoneOf("Etc/GMT+5", YEAR, "es-CO")).toBe("America/Bogota");
	});

	it("is not guessed where no zone fits most dates", () => {
		const mixed = [...readingsOf("Etc/GMT+5", YEAR), ...readingsOf("Etc/GMT-9", YEAR)];
		expect(guessZone(mixed)).toBeUndefined();
		expect(guessZone([])).toBeUndefined();
		expect(guessZone([{ instant: 0, offset: 17, dates: 3 }])).toBeUndefined();
	});
});
