"""An EDI document for people who do not know EDI: a labelled tree and a business form, German or English. Pure.

`orderhub.readable.reading.read` takes the bytes, `orderhub.readable.form.form_of` makes a form of one message. Nothing
of the file is left out: what nobody has words for is shown as it stands and marked. The terminal and the pages only
draw what comes from here.
"""
