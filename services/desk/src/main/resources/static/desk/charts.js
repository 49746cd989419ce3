// Draws the tables of the page as lines over time.
'use strict';
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const colours = dark
    ? ['#6fb1f5', '#ff8a5c', '#7fcf83', '#dd9bf0', '#f0bd5a', '#5fd0e0', '#ff9c8f', '#a3b0b8']
    : ['#1971c2', '#d9480f', '#2f7d32', '#9c36b5', '#b7791f', '#0c8599', '#a32a1c', '#56626a'];
  const ink = dark ? '#a3b0b8' : '#56626a';
  // Stories come whole.
  const whole = [1, 10, 100, 1e3, 1e4, 1e5, 1e6].flatMap((power) => [power, 2 * power, 5 * power]);
  const grid = { stroke: dark ? '#303a40' : '#dcdad2', width: 1 };
  for (const chart of document.querySelectorAll('[data-chart]')) {
    const spans = chart.dataset.spans.split(',').filter(Boolean).map(Number);
    const rows = [...chart.parentElement.querySelectorAll('tr[data-counts]')];
    if (spans.length < 2 || rows.length === 0) {
      chart.hidden = true;
      continue;
    }
    const axis = { stroke: ink, grid, ticks: grid };
    const plot = new uPlot({
      width: chart.clientWidth,
      height: 240,
      series: [{}, ...rows.map((row, i) => ({ label: row.cells[0].textContent, stroke: colours[i % colours.length], width: 2, points: { show: spans.length < 40 } }))],
      axes: [axis, { ...axis, size: 44, incrs: whole }],
      scales: { y: { range: (_, min, max) => [0, Math.max(1, max * 1.1)] } },
    }, [spans, ...rows.map((row) => row.dataset.counts.split(',').map(Number))], chart);
    addEventListener('resize', () => plot.setSize({ width: chart.clientWidth, height: 240 }));
  }
})();
