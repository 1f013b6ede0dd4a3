#!/bin/sh
# csvkit 2.2.0 (agate 1.14.2): sorting a table by one column changes what stands in the others.
#
# csvsort, csvjoin and in2csv read every column by the type that fits all its cells, and write the
# values of that type. A range of deaths, "5-10", fits a date: the tenth of May of 2001. Times of day
# fit a duration, in minutes and seconds: an attack of 14:30 comes out as 0:14:30. Counts that are 0 or
# 1 throughout are truth values. Other cells decide it, so that one export is whole and the next of the
# same query is not: with "13-20" or "2" among them, ranges and counts stay what they are. csvgrep and
# csvcut change nothing, nor does csvsort with --no-inference (and --blanks, for Namibia's NA), which
# sorts 10 before 9.
#
# Output seen:
#   csvcut    Selm,5-10,14:30,0 Orm,3-4,09:05,1
#   csvsort   Orm,2001-03-04,0:09:05,True Selm,2001-05-10,0:14:30,False
# Exits with 1 if one of them writes something else.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  csvkit==2.2.0 agate==1.14.2 parsedatetime==2.6 pytimeparse==1.1.10
cat >tolls.csv <<'EOF'
place,killed,at,missing
Selm,5-10,14:30,0
Orm,3-4,09:05,1
EOF
cut=$(venv/bin/csvcut -c place,killed,at,missing tolls.csv | tail -n 2 | paste -s -d ' ' -)
sorted=$(venv/bin/csvsort -c place tolls.csv | tail -n 2 | paste -s -d ' ' -)
echo "csvcut    $cut"
echo "csvsort   $sorted"
test "$cut" = "Selm,5-10,14:30,0 Orm,3-4,09:05,1"
test "$sorted" = "Orm,2001-03-04,0:09:05,True Selm,2001-05-10,0:14:30,False"
venv/bin/csvsort --no-inference --blanks -c place tolls.csv | grep -qx "Selm,5-10,14:30,0"
echo "Tal,13-20,14:30,2" >>tolls.csv
venv/bin/csvsort -c place tolls.csv | grep -qx "Selm,5-10,0:14:30,0"
