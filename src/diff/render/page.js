
"use strict";
(function () {
  var form = document.querySelector(".filters");
  var rows = Array.prototype.slice.call(document.querySelectorAll(".changes tbody tr"));
  function show() {
    var kinds = {};
    Array.prototype.forEach.call(form.querySelectorAll("input[name=kind]"), function (box) { kinds[box.value] = box.checked; });
    var place = form.elements.department.value;
    var shown = 0;
    rows.forEach(function (row) {
      var places = row.getAttribute("data-places").split("\n");
      row.hidden = !kinds[row.getAttribute("data-kind")] || (place !== "" && places.indexOf(place) < 0);
      if (!row.hidden) { shown += 1; }
    });
    form.querySelector("output").textContent = "显示 " + shown + " 行，共 " + rows.length + " 行";
  }
  form.addEventListener("change", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  show();
})();
