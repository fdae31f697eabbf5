// Takes readers who ask for "this day" to today's page, and shows on the front page what was published on this day: what day it is, only
// their own clock knows.
const now = new Date();
const today = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

for (const link of document.querySelectorAll("a[data-day]")) link.href = link.dataset.day.replace("01-01", today);

/** How many stories are shown. */
const MOST = 3;

/** Whether a reader asks for few data. */
const isSaving = navigator.connection?.saveData === true;

/** Round anniversaries come first. */
function roundness(years) {
	return [100, 50, 25, 10, 5].findIndex((round) => years > 0 && years % round === 0) + 1 || 6;
}

/** The first story of each year on the page of a day: those of round anniversaries first, those of this year last. */
function storiesOf(page) {
	const years = [...page.querySelectorAll("section[data-year]")].map((section) => ({
		year: Number(section.dataset.year),
		name: section.querySelector("h2")?.textContent ?? "",
		link: section.querySelector(".line-headline a"),
	}));
	const known = years.filter(({ link }) => link).sort((a, b) => a.year - b.year);
	const past = known.filter(({ year }) => year < now.getFullYear());
	const chosen = (past.length > 0 ? past : known).toSorted(
		(a, b) => roundness(now.getFullYear() - a.year) - roundness(now.getFullYear() - b.year),
	);
	return known.filter((story) => chosen.indexOf(story) >= 0 && chosen.indexOf(story) < MOST);
}

function item({ name, link }) {
	const [line, when, headline] = ["li", "span", "a"].map((tag) => document.createElement(tag));
	when.className = "when";
	when.textContent = name;
	headline.textContent = link.textContent;
	headline.href = link.getAttribute("href");
	const words = link.closest(".line-story");
	for (const attribute of ["lang", "dir"]) if (words.hasAttribute(attribute)) headline.setAttribute(attribute, words.getAttribute(attribute));
	line.append(when, headline);
	return line;
}

/** Shows the stories that the page of this day has. */
async function show(place) {
	const answer = await fetch(place.dataset.today.replace("01-01", today));
	if (!answer.ok) return;
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	const stories = storiesOf(page);
	const list = document.createElement("ul");
	list.append(...stories.map(item));
	// What the page says of a day without stories.
	place.append(...(stories.length > 0 ? [list] : page.querySelectorAll("main > p, main > .nearest")));
}

for (const place of isSaving ? [] : document.querySelectorAll("[data-today]")) {
	new IntersectionObserver(
		(entries, observer) => {
			if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
			observer.disconnect();
			// Without an answer nothing is missing: the heading leads to the page.
			show(place).catch(() => {});
		},
		{ rootMargin: "800px" },
	).observe(place);
}
