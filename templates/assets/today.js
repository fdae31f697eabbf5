// Takes readers who ask for "this day" to today's page: what day it is, only their own clock knows.
for (const link of document.querySelectorAll("a[data-day]")) {
	const now = new Date();
	const today = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
	link.href = link.dataset.day.replace("01-01", today);
}
